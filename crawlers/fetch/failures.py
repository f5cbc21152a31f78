"""What a failed request is called in the outcome."""

from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest, UnsupportedURLSchemeError

from crawlers.fetch.errors import ClosedByRobots, RefusedAddress, TooLarge
from crawlers.fetch.resolver import GuardedResolver


def name_failure(error: BaseException, url: str) -> tuple[str, str]:
    """The kind of problem, or closed, and the words for it."""
    if isinstance(error, ClosedByRobots):
        return name_failure(error.failure, url) if error.failure else ("closed", str(error))
    if isinstance(error, RefusedAddress | UnsupportedURLSchemeError):
        return "refused_address", str(error)
    if isinstance(error, TooLarge | DownloadCancelledError):
        return "too_large", str(error)
    if isinstance(error, CannotResolveHostError):
        return _unresolved(urlsplit(url).hostname or "", error)
    if isinstance(error, IgnoreRequest):
        return "http_error", str(error)
    return "unreachable", f"{type(error).__name__}: {error}"


def _unresolved(host: str, error: BaseException) -> tuple[str, str]:
    answer = GuardedResolver.refused.get(host)
    if answer:
        return "refused_address", f"{host} resolves to {answer}, which is not a public address"
    return "unreachable", f"no address is known for {host} ({error})"
