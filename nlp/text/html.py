"""A web page: its argument as main, everything visible as full, and what readers wrote apart."""

import re
from copy import deepcopy

import html_text
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from nlp.text.comments import take_comments
from nlp.text.encodings import decode
from nlp.text.facts import facts_of
from nlp.text.zones import LONGEST, Zones, broken, no_text, settle, too_large

_LARGEST = 24_000_000
_SILENT = re.compile(r"<(script|style|template|noscript|svg|head|textarea)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_FRAME = ("nav", "header", "footer", "aside", "form", "button", "select")


def read_html(payload: bytes, mime: str) -> Zones:
    """The page's zones. Runs in the jail: it may take any time and memory, and is cut off there."""
    if len(payload) > _LARGEST:
        return too_large(f"the page has {len(payload):,} bytes, at most {_LARGEST:,} are read")
    markup, note = decode(payload, mime=mime, markup=True)
    try:
        return _zones(markup, note)
    except RecursionError:
        return broken("the page is nested too deeply to be read")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        return broken(f"the page cannot be parsed: {str(error).splitlines()[0] if str(error) else error!r}")


def _zones(markup: str, note: str | None) -> Zones:
    visible = _visible(markup)
    # The parser is told the encoding, and gets bytes: a declaration inside the page must not speak twice.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    facts = facts_of(tree)
    _drop_hidden(tree)
    comments = take_comments(tree)
    full = html_text.extract_text(tree)
    lost = _loss(visible, len(full) + len(comments))
    if lost:
        return lost
    return Zones(
        main=_main(tree),
        full=full,
        comments=comments,
        title=facts.title,
        publisher=facts.publisher,
        published_at=facts.published_at,
        language=facts.language,
        reason=note,
    )


def _main(tree: HtmlElement) -> str:
    """The page's argument; on a page that has none by shape (a table, a form letter), all but its frame."""
    main = trafilatura.extract(deepcopy(tree), fast=True, include_comments=False, favor_recall=True)
    if main and settle(main):
        return main
    rest = deepcopy(tree)
    for element in list(rest.iter(*_FRAME)):
        if element.getparent() is not None:
            element.drop_tree()
    return str(html_text.extract_text(rest))


def _loss(visible: int, read: int) -> Zones | None:
    """Parsers drop what they cannot nest without an error; a page that shrank to nothing must say so."""
    if not read:
        return broken(f"parsed to nothing: about {visible:,} visible characters gave no text") if visible else _EMPTY
    if visible > 1_000 and read * 5 < visible and read < LONGEST:
        return broken(f"parsed to almost nothing: {read:,} of about {visible:,} visible characters")
    return None


_EMPTY = no_text("the page holds no text")


def _visible(markup: str) -> int:
    """About how many characters a reader would see, counted without a parser."""
    return len("".join(_TAG.sub(" ", _SILENT.sub(" ", markup)).split()))


def _drop_hidden(tree: HtmlElement) -> None:
    """What a reader never sees is no evidence of what the page says."""
    hidden = "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
    for element in tree.xpath(hidden):
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()
