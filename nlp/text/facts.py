"""What a page says of itself: title, publisher, date, language. Never its author: that is a person."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from lxml.html import HtmlElement

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_DATE = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "date",
)
_PATTERNS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d.%m.%Y", "%Y/%m/%d")


class Facts(NamedTuple):
    """Each as the page states it, or None."""

    title: str | None
    publisher: str | None
    published_at: str | None
    language: str | None


def facts_of(tree: HtmlElement) -> Facts:
    """Meta elements first, then JSON-LD, then what stands on the page."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    heading = next(iter(tree.xpath("//h1")), None)
    title = next(iter(tree.xpath("//title")), None)
    return Facts(
        title=_first(meta, _TITLE) or _headline(linked) or _text(heading) or _text(title),
        publisher=_first(meta, _PUBLISHER) or _publisher(linked),
        published_at=_published(tree, meta, linked),
        language=tree.get("lang") or tree.get("xml:lang") or meta.get("content-language"),
    )


def iso_date(text: str) -> str | None:
    """The day (or the month, where no day is given) as ISO 8601; None for anything that is no date."""
    text = " ".join(text.split())
    start = re.match(r"\d{4}-\d{2}(?:-\d{2})?(?!\d)", text)
    try:
        if start:
            date.fromisoformat(start[0] if len(start[0]) == 10 else f"{start[0]}-01")
            return start[0]
    except ValueError:
        return None
    for pattern in _PATTERNS:
        try:
            return datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Names in lower case to contents; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for name in (element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv")):
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, outer before inner, whatever their nesting in lists and graphs."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                waiting = [json.loads(script.text or "")]
            except (ValueError, RecursionError):
                continue
            while waiting:
                value = waiting.pop(0)
                if isinstance(value, list):
                    waiting[:0] = value
                elif isinstance(value, dict):
                    yield value
                    waiting.append(value.get("@graph"))


def _headline(linked: list[dict[str, Any]]) -> str | None:
    return next((item["headline"] for item in linked if isinstance(item.get("headline"), str)), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name
    return None


def _published(tree: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    stated = [meta[name] for name in _DATE if name in meta]
    stated += [item["datePublished"] for item in linked if isinstance(item.get("datePublished"), str)]
    times = tree.xpath("//*[@itemprop='datePublished']") or tree.xpath("//article//time | //main//time")
    for element in times or tree.xpath("//time"):
        stated.append(element.get("datetime") or element.get("content") or element.text_content())
    return next((day for text in stated if (day := iso_date(text))), None)


def _text(element: HtmlElement | None) -> str | None:
    return " ".join(element.text_content().split()) or None if element is not None else None
