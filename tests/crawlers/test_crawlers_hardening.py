"""The hardening is on as a whole, and a crawl from which a part was taken does not start."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings as ScrapySettings
from scrapy.utils.misc import load_object

from crawlers import settings as table
from crawlers.crawl import by_host, scrapy_settings
from crawlers.fetch.addon import OFF, Hardening
from crawlers.fetch.evidence import Evidence
from crawlers.fetch.guard import AddressGuard
from crawlers.fetch.handler import MappedHandler
from crawlers.fetch.robots import StrictRobots
from crawlers.fetch.throttle import LEAST, Throttle
from crawlers.order import Order
from manumit.model.errors import ConfigurationProblem
from manumit.settings import CrawlSettings, GraphSettings, Settings


def hardened() -> ScrapySettings:
    settings = ScrapySettings()
    settings.setmodule(table, priority="project")
    return settings


def test_the_add_on_puts_its_parts_where_they_work() -> None:
    settings = hardened()
    Hardening().update_settings(settings)
    places = {load_object(name): place for name, place in settings["DOWNLOADER_MIDDLEWARES"].items()}
    assert places[AddressGuard] < places[StrictRobots] < 600 < places[Evidence] == 860
    replaced = {name.__name__ for name, place in places.items() if place is None}
    assert replaced == {"RobotsTxtMiddleware", "HttpCompressionMiddleware"}
    assert settings["EXTENSIONS"][Throttle] == 0
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert load_object(handlers["http"]) is MappedHandler
    assert all(handlers[scheme] is None for scheme in OFF)


def test_a_crawler_has_the_add_on(make_card: Callable[..., Any]) -> None:
    assert "crawlers.fetch.addon.Hardening" in hardened()["ADDONS"]
    crawler = Crawler(load_object("crawlers.kinds.site.SiteSpider"), hardened())
    crawler.addons.load_settings(crawler.settings)
    assert any(isinstance(addon, Hardening) for addon in crawler.addons.addons)


@pytest.mark.parametrize("name", table.MUST_HOLD)
def test_turning_one_of_them_round_stops_the_crawl(name: str) -> None:
    settings = hardened()
    now = settings.get(name)
    settings.set(name, not now if isinstance(now, bool) else "another", priority="cmdline")
    with pytest.raises(ConfigurationProblem, match=name):
        Hardening().update_settings(settings)


def test_a_handler_for_files_stops_the_crawl() -> None:
    settings = hardened()
    file = "scrapy.core.downloader.handlers.file.FileDownloadHandler"
    settings.set("DOWNLOAD_HANDLERS", table.DOWNLOAD_HANDLERS | {"file": file}, priority="cmdline")
    with pytest.raises(ConfigurationProblem, match="handlers"):
        Hardening().update_settings(settings)


def order(make_card: Callable[..., Any], **crawl: Any) -> Order:
    return Order(cards=(make_card(),), settings=Settings(crawl=CrawlSettings(**crawl)), run="r-1")


def test_a_delay_is_lowered_for_mapped_hosts_only(make_card: Callable[..., Any]) -> None:
    mapped = {"harbour.test": "127.0.0.1:8000"}
    settings = scrapy_settings(order(make_card, delay=0, connect_to=mapped), None)
    assert settings.getfloat("DOWNLOAD_DELAY") == LEAST
    assert settings["DOWNLOAD_SLOTS"] == {"harbour.test": {"delay": 0.0, "concurrency": 1, "jitter": 0.0}}


def test_a_card_can_only_be_politer_than_the_settings(make_card: Callable[..., Any]) -> None:
    slow, fast = make_card(limits={"delay": 9, "max_bytes": 10}), make_card(limits={"delay": 0, "max_bytes": 10**10})
    asked = order(make_card, delay=3, max_bytes=1000)
    assert scrapy_settings(asked, slow).getfloat("DOWNLOAD_DELAY") == 9
    assert scrapy_settings(asked, slow).getint("DOWNLOAD_MAXSIZE") == 10
    assert scrapy_settings(asked, fast).getfloat("DOWNLOAD_DELAY") == 3
    assert scrapy_settings(asked, fast).getint("DOWNLOAD_MAXSIZE") == 1000


def test_the_crawler_says_who_it_is(make_card: Callable[..., Any]) -> None:
    settings = scrapy_settings(order(make_card, contact="(+https://example.org/about)"), None)
    assert settings["USER_AGENT"] == "manumit/0.1 (supply-chain due diligence) (+https://example.org/about)"
    assert settings["ROBOTSTXT_USER_AGENT"] == "manumit"


def test_sources_on_one_host_wait_for_each_other(make_card: Callable[..., Any]) -> None:
    a = make_card("xx_a", url="http://a.test/1")
    b = make_card("xx_b", url="http://b.test/")
    both = make_card("xx_both", url=("http://b.test/2", "http://a.test/2"))
    c = make_card("xx_c", url="http://c.test/")
    assert [sorted(card.name for card in group) for group in by_host([a, b, both, c])] == [
        ["xx_a", "xx_b", "xx_both"],
        ["xx_c"],
    ]


def test_no_password_is_given_to_the_crawl(make_card: Callable[..., Any]) -> None:
    settings = Settings(data=Path("somewhere"), graph=GraphSettings(password="open sesame"))  # type: ignore[arg-type]
    line = Order(cards=(make_card(),), settings=settings, run="r-1").to_line()
    assert "sesame" not in line
    assert Order.model_validate_json(line).settings.data == Path("somewhere").absolute()


def test_a_spider_without_a_job_still_starts(make_card: Callable[..., Any]) -> None:
    from crawlers.loader import spider_of

    async def first() -> list[str]:
        return [request.url async for request in spider_of(make_card())().start()]

    assert asyncio.run(first()) == ["http://harbour.test/"]
