"""A CSV file, at a fixed address or linked from a page (find)."""

from crawlers.kinds.base import SourceSpider


class CsvSpider(SourceSpider):
    """Nothing is followed."""
