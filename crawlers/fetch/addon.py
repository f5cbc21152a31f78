"""The hardening as one Scrapy add-on, so that it is on as a whole or the crawl does not start."""

from scrapy.settings import BaseSettings

from crawlers.fetch.evidence import Evidence
from crawlers.fetch.guard import AddressGuard
from crawlers.fetch.handler import MappedHandler
from crawlers.fetch.robots import StrictRobots
from crawlers.fetch.throttle import Throttle
from crawlers.settings import MUST_HOLD
from manumit.model.errors import ConfigurationProblem

OFF = ("data", "file", "ftp", "s3")
MIDDLEWARES: dict[str | type, int | None] = {
    AddressGuard: 1,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    StrictRobots: 100,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    Evidence: 860,
}
EXTENSIONS: dict[str | type, int | None] = {"scrapy.extensions.throttle.AutoThrottle": None, Throttle: 0}


class Hardening:
    """Puts the guard, robots, throttle and evidence in their places, and checks the rest."""

    def update_settings(self, settings: BaseSettings) -> None:
        for name, value in MUST_HOLD.items():
            if settings.get(name) != value:
                raise ConfigurationProblem(f"crawl: {name} must be {value!r}; the hardening is not optional")
        handlers = settings.getdict("DOWNLOAD_HANDLERS")
        if any(handlers.get(scheme, "on") is not None for scheme in OFF):
            raise ConfigurationProblem(f"crawl: the download handlers {', '.join(OFF)} must be off")
        settings["DOWNLOADER_MIDDLEWARES"].update(MIDDLEWARES)
        settings["EXTENSIONS"].update(EXTENSIONS)
        settings["DOWNLOAD_HANDLERS"].update({"http": MappedHandler})
