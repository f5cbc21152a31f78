"""Generic spiders, one per kind of source. They schedule and follow; none of them reads a record."""

from crawlers.kinds.base import SourceSpider
from crawlers.kinds.csv import CsvSpider
from crawlers.kinds.feed import FeedSpider
from crawlers.kinds.file import FileSpider
from crawlers.kinds.json import JsonSpider
from crawlers.kinds.site import SiteSpider
from crawlers.kinds.table import TableSpider

KINDS: dict[str, type[SourceSpider]] = {
    "table": TableSpider,
    "csv": CsvSpider,
    "json": JsonSpider,
    "feed": FeedSpider,
    "site": SiteSpider,
    "file": FileSpider,
}
