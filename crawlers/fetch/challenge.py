"""Pages that come with status 200 and are not the page: bot challenges and login forms. Each is a named failure."""

import re
from typing import Literal

from scrapy.http import Response, TextResponse

# A page with this much text to read is an article, whatever else it carries.
SHORT = 1500
_HEADERS = {b"Cf-Mitigated": b"challenge", b"X-Amzn-Waf-Action": b"captcha"}
_MACHINERY = re.compile(
    r"/cdn-cgi/challenge-platform/|_cf_chl_opt|cf-browser-verification|/_Incapsula_Resource|Incapsula incident ID"
    r"|px-captcha|ddos-guard|awswaf|akamai-bm|class=[\"'](?:g-recaptcha|h-captcha|cf-turnstile)[\"']",
    re.I,
)
_WORDS = re.compile(
    r"checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a robot|prove (?:that )?you are (?:not a robot|human)|enable javascript and cookies to continue"
    r"|unusual traffic from your|complete the security check|just a moment\.\.\.",
    re.I,
)
_PASSWORD = re.compile(r"<input\b[^>]*\btype\s*=\s*[\"']?password", re.I)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|sso|auth|account/login)(?:[/?.]|$)", re.I)


def not_the_page(response: Response) -> tuple[Literal["bot_challenge", "login_page"], str] | None:
    """What stands in for the page, and the sign by which it was known; None if it is a page."""
    for header, value in _HEADERS.items():
        if value in (response.headers.get(header) or b"").lower():
            return "bot_challenge", f"header {header.decode()}: {value.decode()}"
    if not isinstance(response, TextResponse) or len(response.body) > 512 * 1024:
        return None
    source = response.text
    text = _visible(source)
    if len(text) > SHORT:
        return None
    sign = _MACHINERY.search(source) or _WORDS.search(text)
    if sign:
        return "bot_challenge", f"'{sign[0]}' on a page of {len(text)} characters"
    if _PASSWORD.search(source) and (_LOGIN_PATH.search(response.url) or len(text) < SHORT // 3):
        return "login_page", "a password field and hardly any text"
    return None


def _visible(source: str) -> str:
    without = re.sub(r"<(script|style|noscript)\b.*?</\1\s*>", " ", source, flags=re.I | re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", without).split())
