"""A file of any format, at a fixed address or linked from a page (find)."""

from crawlers.kinds.base import SourceSpider


class FileSpider(SourceSpider):
    """Nothing is followed."""
