"""What parent and child of a gathering say to each other, one JSON line each."""

from crawlers.card import Card
from crawlers.outcome import Progress, SourceOutcome
from manumit.model.base import Model
from manumit.settings import CrawlSettings, Settings


class Order(Model):
    """To the child: which sources to fetch, for which run, how. Of the settings it gets no password."""

    cards: tuple[Card, ...]
    settings: Settings
    run: str

    def to_line(self) -> str:
        """Settings hold a secret, which is never written to a pipe: only folder and crawl settings travel."""
        travelling = Settings(data=self.settings.data.absolute(), crawl=self.settings.crawl)
        return self.model_copy(update={"settings": travelling}).model_dump_json(by_alias=True) + "\n"

    @property
    def crawl(self) -> CrawlSettings:
        return self.settings.crawl


class Line(Model):
    """From the child: how far it is, what became of a source, or why it stopped altogether."""

    progress: Progress | None = None
    outcome: SourceOutcome | None = None
    stopped: str | None = None

    def to_line(self) -> str:
        return self.model_dump_json(exclude_none=True) + "\n"
