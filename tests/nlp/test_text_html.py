"""Web pages as text: zones, facts about the page, encodings, language."""

from datetime import UTC, datetime

import pytest

from manumit.model.document import Document, ReadState
from manumit.model.evidence import Capture
from manumit.model.words import DocumentType
from nlp.text import read_capture

STORY = (
    "<p>Workers at Lanternfield Garments Ltd. say that they paid 420,000 taka to an agent in the district town "
    "and borrowed it at five per cent a month before they left.</p>"
    "<p>The agency kept all passports in the office safe and returned them only with the manager’s approval, "
    "four workers told Harbour Watch in interviews last autumn.</p>"
)


def read(
    page: str | bytes, *, mime: str = "text/html", publisher: str | None = None, title: str | None = None
) -> Document:
    payload = page.encode() if isinstance(page, str) else page
    capture = Capture(
        id="c-1",
        source="ngo-harbour",
        url="http://ngo-harbour.test/report",
        fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
        mime=mime,
        sha256="0" * 64,
        length=len(payload),
        warc_file="a.warc.gz",
        warc_offset=0,
        title=title,
    )
    return read_capture(capture, payload, type=DocumentType.NGO_REPORT, publisher=publisher, jailed=False)


def page(body: str, head: str = "", lang: str = "en") -> str:
    return f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{body}</body></html>"


def article(body: str = STORY) -> str:
    frame = "<nav><a href='/'>Home</a> <a href='/about'>About</a></nav>"
    return f"{frame}<article><h1>Paid for the job</h1>{body}</article><footer>Licence RL-1182</footer>"


def test_main_holds_the_argument_and_full_everything_else_too() -> None:
    document = read(page(article()))
    assert document.state is ReadState.READ
    assert document.language == "en"
    assert "kept all passports in the office safe" in document.main
    assert "RL-1182" not in document.main
    assert "RL-1182" in document.full
    assert "420,000 taka" in document.full


def test_a_table_of_fees_is_part_of_main() -> None:
    table = "<table><tr><th>Fee</th><th>Amount</th></tr><tr><td>Medical test</td><td>12,000 taka</td></tr></table>"
    assert "12,000 taka" in read(page(article(STORY + table))).main


def test_a_page_without_an_article_still_has_a_main() -> None:
    rows = "".join(f"<tr><td>Welder {n}</td><td>Placed at Lanternfield Garments</td></tr>" for n in range(3))
    document = read(page(f"<nav>Home</nav><table>{rows}</table>"))
    assert "Placed at Lanternfield Garments" in document.main


@pytest.mark.parametrize(
    "section",
    [
        "<section id='comments'><h3>2 comments</h3><ol class='comment-list'><li>{}</li></ol></section>",
        "<div class='comments-area'><div class='comment'>{}</div></div>",
        "<div id='disqus_thread'><p>{}</p></div>",
        "<ol class='commentlist'><li class='comment'><p>{}</p></li></ol>",
        "<div itemscope itemtype='https://schema.org/Comment'><p>{}</p></div>",
        "<div><h3>Comments (3)</h3><p>{}</p></div>",
        "<aside aria-label='Comments'><p>{}</p></aside>",
    ],
)
def test_what_readers_write_is_apart(section: str) -> None:
    said = "The owner of Lanternfield locks everybody in at night and beats them, all of them know it"
    document = read(page(f"{article()}{section.format(said)}"))
    assert said in document.comments
    assert said not in document.main
    assert said not in document.full
    assert "kept all passports" in document.main


def test_a_comment_inside_a_comment_section_is_taken_once() -> None:
    section = "<section id='comments'><div class='comment'><div class='comment-body'>Said once</div></div></section>"
    assert read(page(article() + section)).comments == "Said once"


def test_a_company_response_in_a_report_is_no_comment() -> None:
    reply = "<h2>Responses</h2><p>Lanternfield Garments answered that no worker pays for a place.</p>"
    document = read(page(article(STORY + reply)))
    assert document.comments == ""
    assert "no worker pays for a place" in document.main


def test_a_body_that_is_open_to_comments_is_not_a_comment() -> None:
    text = page(article()).replace("<body>", "<body class='single comments'>")
    assert "kept all passports" in read(text).main


def test_hidden_text_is_not_what_the_page_says() -> None:
    document = read(page(article(STORY + "<p style='display: none'>Hidden accusation</p><p hidden>Another</p>")))
    assert "Hidden accusation" not in document.full
    assert "Another" not in document.full


def test_meta_elements_speak_first() -> None:
    head = (
        "<title>Paid for the job | Harbour Watch</title><meta property='og:title' content='Paid for the job'>"
        "<meta property='og:site_name' content='Harbour Watch'>"
        "<meta property='article:published_time' content='2026-03-11T08:00:00+06:00'>"
    )
    document = read(page(article(), head))
    assert (document.title, document.publisher, document.published_at) == (
        "Paid for the job",
        "Harbour Watch",
        "2026-03-11",
    )


def test_linked_data_speaks_next() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Paid for the job", '
        '"datePublished": "2026-03-11", "publisher": {"name": "Harbour Watch"}, "author": {"name": "A. Writer"}}]}'
        "</script>"
    )
    document = read(page(article(), head))
    assert (document.publisher, document.published_at) == ("Harbour Watch", "2026-03-11")
    assert "A. Writer" not in document.model_dump_json()


@pytest.mark.parametrize("time", ["<time datetime='2026-03-11T09:00'>x</time>", "<time>11 March 2026</time>"])
def test_a_time_element_gives_the_date(time: str) -> None:
    assert read(page(article(time + STORY))).published_at == "2026-03-11"


def test_what_is_no_date_is_no_date() -> None:
    head = "<meta name='date' content='2026-13-45'><meta name='pubdate' content='last spring'>"
    assert read(page(article(), head)).published_at is None


def test_the_card_knows_the_publisher_better_than_the_page() -> None:
    head = "<meta property='og:site_name' content='My Weblog'>"
    assert read(page(article(), head), publisher="Harbour Watch").publisher == "Harbour Watch"


def test_the_link_that_led_here_gives_a_title_where_the_page_has_none() -> None:
    assert read(page(STORY), title="A report").title == "A report"


@pytest.mark.parametrize(
    ("payload", "mime"),
    [
        ("Zakład Łódź paid".encode("cp1250"), "text/html; charset=windows-1250"),
        (b"<meta charset='windows-1250'>" + "Zakład Łódź paid".encode("cp1250"), "text/html"),
        (b"\xef\xbb\xbf" + "Zakład Łódź paid".encode(), "text/html; charset=iso-8859-1"),
        ("Zakład Łódź paid".encode("utf-16"), "text/html"),
        ("Zakład Łódź paid".encode(), "text/html; charset=us-ascii-nonsense"),
    ],
)
def test_a_page_is_decoded_as_its_mark_its_header_or_its_meta_element_says(payload: bytes, mime: str) -> None:
    assert "Zakład Łódź paid" in read(payload, mime=mime).full


def test_a_page_labelled_latin_1_is_windows_1252_as_in_every_browser() -> None:
    document = read("the manager’s “approval” costs 5 €".encode("cp1252"), mime="text/html; charset=iso-8859-1")
    assert "manager’s “approval” costs 5 €" in document.full


def test_bytes_that_had_to_be_replaced_are_told() -> None:
    document = read(page(article()).encode() + b"\xff", mime="text/html; charset=utf-8")
    assert document.state is ReadState.READ
    assert document.reason is not None
    assert "replaced" in document.reason


def test_a_page_in_another_language_is_unread_by_name() -> None:
    text = (
        "<p>Fabrikadaki işçiler yurt dışına gitmeden önce işe alım ücreti ödemek zorunda kaldı, "
        "pasaportlarını ise aracı kendi bürosunda sakladı.</p>"
    )
    document = read(page(article(text), lang="en"))
    assert document.state is ReadState.UNREAD_LANGUAGE
    assert document.language == "tr"
    assert document.reason is not None
    assert "'tr'" in document.reason


def test_a_page_too_short_to_tell_is_what_it_declares() -> None:
    assert read(page("<p>Stellenangebote</p>", lang="de-AT")).state is ReadState.UNREAD_LANGUAGE
    assert read(page("<p>Vacancies</p>", lang="")).state is ReadState.READ


def test_spaces_are_one_kind_and_nothing_invisible_is_left() -> None:
    document = read(page("<p>Padma\u00a0Bridge\u200b Over\u00adseas \u202eLtd\u202c cafe\u0301</p>"))
    assert document.full == "Padma Bridge Overseas Ltd cafe\u0301"


def test_reading_again_gives_the_same_document() -> None:
    assert read(page(article())) == read(page(article()))
