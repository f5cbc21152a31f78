"""What stands in for a page is told from a page that only speaks of such things."""

import pytest
from scrapy.http import HtmlResponse, Response

from crawlers.fetch.challenge import not_the_page

ARTICLE = "The agency said that no worker had paid a fee for the place. " * 40
CHALLENGES = [
    "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
    "<p>Checking your browser before accessing the site.</p>",
    '<div class="g-recaptcha" data-sitekey="x"></div>',
    "<p>Verify you are human by completing the action below.</p>",
    '<iframe src="/_Incapsula_Resource?x=1"></iframe>',
    "<script>window._cf_chl_opt={}</script>",
    "<p>Our systems have detected unusual traffic from your network.</p>",
    '<script src="https://x.awswaf.com/challenge.js"></script>',
]


def page(body: str, url: str = "http://harbour.test/report", **headers: str) -> HtmlResponse:
    return HtmlResponse(url, body=body.encode(), encoding="utf-8", headers=headers)


@pytest.mark.parametrize("body", CHALLENGES)
def test_a_challenge_is_named(body: str) -> None:
    assert (not_the_page(page(body)) or ("", ""))[0] == "bot_challenge"


@pytest.mark.parametrize("body", CHALLENGES)
def test_an_article_with_the_same_words_is_a_page(body: str) -> None:
    assert not_the_page(page(body + ARTICLE)) is None


def test_a_header_gives_a_challenge_away() -> None:
    assert not_the_page(page(ARTICLE, **{"cf-mitigated": "challenge"})) == (
        "bot_challenge",
        "header Cf-Mitigated: challenge",
    )


def test_a_login_page_is_named_and_a_login_box_beside_an_article_is_not() -> None:
    form = '<form><input name="user"><input type="password" name="word"></form>'
    assert (not_the_page(page(form)) or ("", ""))[0] == "login_page"
    assert (not_the_page(page(form + "Members of the club. " * 40, "http://x.test/login?next=/r")) or ("", ""))[
        0
    ] == "login_page"
    assert not_the_page(page(form + ARTICLE)) is None


def test_words_in_a_script_are_not_text() -> None:
    assert not_the_page(page(f"<script>{ARTICLE}</script><p>Are you a robot?</p>")) is not None


def test_a_short_page_and_a_file_are_pages() -> None:
    assert not_the_page(page("<p>Our policy is on the next page.</p>")) is None
    assert not_the_page(Response("http://x.test/a.pdf", body=b"%PDF-1.7")) is None
