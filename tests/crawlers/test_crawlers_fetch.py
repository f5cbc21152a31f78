"""One crawl over a web full of traps, by real sockets: what was fetched, what was not, and what was kept of it."""

import gzip
import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from crawlers.order import Line
from crawlers.outcome import Problem, Progress, SourceOutcome
from crawlers.run import launch

HOSTS = (
    "many",
    "slow",
    "broken",
    "forbidden",
    "inward",
    "odd",
    "bomb",
    "hops",
    "paged",
    "feed",
    "landing",
    "deep",
    "api",
)
LONG = "A report of the harbour. " * 90
CLOSED = [f"http://many.test/closed/{n}" for n in range(200)]


@dataclass
class Tour:
    """What came of the crawl. kilobytes is the largest resident size of its process."""

    web: Any
    canary: Any
    desk: Any
    cards: list[Any]
    outcomes: dict[str, SourceOutcome]
    progress: list[Progress]
    kilobytes: int

    def asked(self, host: str) -> list[str]:
        return [address for address in self.web.addresses if address.startswith(f"{host}.test/")]

    def problem(self, name: str, url: str) -> Problem:
        return next(problem for problem in self.outcomes[name].problems if problem.url == url)

    def urls(self, name: str) -> list[str]:
        by_id = {capture.id: capture.url for capture in self.desk.archive.captures()}
        return [by_id[id] for id in self.outcomes[name].captures]


def inward(port: int) -> list[str]:
    """Ways to say: fetch something from your own network."""
    hosts = [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0x7f.1",
        "127.0.0.1.",
        "localhost",
        "0.0.0.0",
    ]
    hosts += [
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[2002:7f00:1::]",
        "[64:ff9b::7f00:1]",
        "user@127.0.0.1",
    ]
    fixed = ["10.0.0.7", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[fc00::1]", "[fe80::1]"]
    return [f"http://{host}:{port}/secret" for host in hosts] + [f"http://{host}/secret" for host in fixed]


def fill(web: Any, canary: Any) -> None:
    web.robots("many.test", "User-agent: *\nDisallow: /closed/\n")
    for url in CLOSED:
        web[url.removeprefix("http://")] = LONG
    web["many.test/open"] = LONG
    web.robots("slow.test", "User-agent: *\nCrawl-delay: 0.4\n")
    web["slow.test/"] = LONG + '<a href="/1">1</a> <a href="/2">2</a>'
    web["slow.test/1"] = web["slow.test/2"] = LONG
    web.robots("broken.test", "User-agent: *\nAllow: /\n", status=503)
    web["broken.test/"] = LONG
    web.robots("forbidden.test", "Disallow: /", status=403)
    web["forbidden.test/"] = LONG
    targets = inward(canary.port)
    web["inward.test/"] = LONG + "".join(f'<a href="/out/{n}">{n}</a>' for n in range(len(targets)))
    for n, target in enumerate(targets):
        web.redirect(f"inward.test/out/{n}", target)
    canary["127.0.0.1/secret"] = LONG
    web["odd.test/challenge"] = "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>"
    web["odd.test/login"] = '<form><input name=u><input type="password"></form>'
    web["odd.test/empty"] = " "
    web["odd.test/article"] = LONG + "Just a moment... verify you are human, says a form with <input type=password>"
    web["odd.test/zip"] = type(web.pages["odd.test/empty"])(b"PK\x03\x04", mime="application/zip")
    packed = type(web.pages["odd.test/empty"])(
        gzip.compress(bytes(200 * 1024 * 1024)), headers={"Content-Encoding": "gzip"}
    )
    web["bomb.test/bomb"] = packed
    web["bomb.test/large"] = "x" * (9 * 1024 * 1024)
    text = gzip.compress(LONG.encode(), mtime=0)
    web["bomb.test/packed"] = type(packed)(text, headers={"Content-Encoding": "gzip"})
    web.redirect("hops.test/a", "http://hops.test/b")
    web.redirect("hops.test/b", "/c")
    web["hops.test/c"] = LONG
    web.redirect("hops.test/loop", "/loop")
    web["paged.test/list"] = '<table><tr><td>1</td></tr></table><a class=next href="?page=2#top">next</a>' + LONG
    web["paged.test/list?page=2"] = '<a class=next href="/list">again</a>' + LONG
    entry = "<item><link>http://feed.test/{0}</link></item>"
    items = entry.format("one") + entry.format("two") + "<item><link>http://elsewhere.test/x</link></item>"
    web["feed.test/feed.xml"] = type(packed)(f"<rss><channel>{items}</channel></rss>", mime="application/rss+xml")
    web["feed.test/one"] = web["feed.test/two"] = LONG
    second = '{"rows": [], "links": {"next": null}}'
    web["api.test/v1"] = type(packed)('{"rows": [], "links": {"next": "/v1?page=2"}}', mime="application/json")
    web["api.test/v1?page=2"] = type(packed)(second, mime="application/json")
    web["landing.test/"] = LONG + '<a href="/files/list-2026-03.csv">CSV</a> <a href="/files/list.pdf">PDF</a>'
    web["landing.test/files/list-2026-03.csv"] = type(packed)("Name\nTin Works\n", mime="text/csv")
    web["landing.test/two"] = '<a href="/1.csv">1</a><a href="/2.csv">2</a>' + LONG
    links = '<a href="mailto:a@b.test">m</a> <a href="http://elsewhere.test/">e</a>'
    links += '<a href="/{0}">n</a> <a href="/x.exe">x</a>'
    for n in range(6):
        web[f"deep.test/{n}"] = LONG + links.format(n + 1)


@pytest.fixture(scope="module")
def tour(served: Callable[[], Any], open_desk: Callable[..., Any], make_card: Callable[..., Any]) -> Tour:
    web, canary = served(), served()
    fill(web, canary)
    desk = open_desk({f"{host}.test": web.target for host in HOSTS}, max_bytes=8 * 1024 * 1024)

    def site(host: str, *paths: str, **changes: Any) -> Any:
        return make_card(f"xx_{host}", url=tuple(f"http://{host}.test/{path}" for path in paths or ("",)), **changes)

    records = {"kind": "csv", "documents": None, "records": {"entity": "company", "name": "Name"}}
    cards = [
        make_card("xx_many", url=(*CLOSED, "http://many.test/open")),
        site("slow"),
        site("broken"),
        site("forbidden"),
        site("inward"),
        site("odd", "challenge", "login", "empty", "article", "zip", "missing"),
        site("bomb", "bomb", "large", "packed"),
        site("hops", "a", "loop"),
        site("paged", "list", kind="table", follow={"pages": "a.next"}),
        site("feed", "feed.xml", kind="feed"),
        site("api", "v1", kind="json", follow={"pages": "links.next"}),
        site("landing", find={"link": "a[href$='.csv']"}, **records),
        make_card("xx_landing_two", url="http://landing.test/two", find={"link": "a[href$='.csv']"}, **records),
        site("deep", "0", limits={"depth": 3}, follow={"allow": r"/\d$"}),
        make_card("xx_deep_few", url="http://deep.test/0", limits={"pages": 2}, follow={"allow": r"/\d$"}),
        make_card("xx_nowhere", url="http://nowhere.invalid/"),
    ]
    return _go(web, canary, desk, cards)


def _go(web: Any, canary: Any, desk: Any, cards: list[Any]) -> Tour:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        child = launch(cards, settings=desk.settings, run=desk.run, errors=nowhere)
    assert child.stdout is not None
    lines, peak = [], 0
    for text in child.stdout:
        lines.append(Line.model_validate_json(text))
        peak = max(peak, _peak_kilobytes(child.pid))
    assert child.wait(30) == 0
    child.__exit__(None, None, None)
    outcomes = {line.outcome.source: line.outcome for line in lines if line.outcome}
    progress = [line.progress for line in lines if line.progress]
    return Tour(web, canary, desk, cards, outcomes, progress, peak)


def _peak_kilobytes(pid: int) -> int:
    """The most memory that a running process has held; what getrusage says of a child begins with its parent's."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def test_of_two_hundred_disallowed_pages_asked_for_at_once_none_is_fetched(tour: Tour) -> None:
    assert tour.asked("many") == ["many.test/robots.txt", "many.test/open"]
    assert set(tour.outcomes["xx_many"].closed) == set(CLOSED)
    assert tour.outcomes["xx_many"].pages == 1


def test_a_crawl_delay_is_kept(tour: Tour) -> None:
    times = [when for when, address in tour.web.asked if address.startswith("slow.test/")]
    assert len(times) == 4
    waits = [later - earlier for earlier, later in pairwise(times)]
    assert min(waits) >= 0.3, waits


def test_robots_that_answer_503_close_the_site(tour: Tour) -> None:
    assert set(tour.asked("broken")) == {"broken.test/robots.txt"}
    assert tour.outcomes["xx_broken"].closed == ("http://broken.test/",)


def test_robots_that_answer_403_are_no_rules(tour: Tour) -> None:
    assert tour.urls("xx_forbidden") == ["http://forbidden.test/"]


def test_no_redirect_leads_inward(tour: Tour) -> None:
    assert tour.canary.asked == []
    problems = tour.outcomes["xx_inward"].problems
    assert len(problems) == len(inward(tour.canary.port)) >= 20
    assert {problem.kind for problem in problems} == {"refused_address"}


def test_what_is_not_a_page_is_named(tour: Tour) -> None:
    assert tour.problem("xx_odd", "http://odd.test/challenge").kind == "bot_challenge"
    assert tour.problem("xx_odd", "http://odd.test/login").kind == "login_page"
    assert tour.problem("xx_odd", "http://odd.test/empty").kind == "empty"
    assert tour.problem("xx_odd", "http://odd.test/missing").message == "the server answered 404"
    assert tour.urls("xx_odd") == ["http://odd.test/article", "http://odd.test/zip"]


def test_a_bomb_is_stopped_in_bounded_memory(tour: Tour) -> None:
    assert tour.problem("xx_bomb", "http://bomb.test/bomb").kind == "too_large"
    assert tour.problem("xx_bomb", "http://bomb.test/large").kind == "too_large"
    assert 20 * 1024 < tour.kilobytes < 300 * 1024


def test_a_packed_page_is_kept_as_received_and_read_unpacked(tour: Tour) -> None:
    (id,) = tour.outcomes["xx_bomb"].captures
    capture = next(capture for capture in tour.desk.archive.captures() if capture.id == id)
    assert tour.desk.archive.payload(capture) == LONG.encode()
    assert tour.desk.archive.verify() == []


def test_every_hop_of_a_redirect_is_evidence(tour: Tour) -> None:
    kept = {c.url: c for c in tour.desk.archive.captures() if c.source == "xx_hops"}
    assert [kept[f"http://hops.test/{path}"].status for path in "abc"] == [302, 302, 200]
    assert kept["http://hops.test/robots.txt"].status == 404
    assert tour.urls("xx_hops") == ["http://hops.test/c"]
    assert (kept["http://hops.test/c"].robots, kept["http://hops.test/c"].ip) == ("allowed", "127.0.0.1")
    assert "max redirections" in tour.problem("xx_hops", "http://hops.test/loop").message
    assert tour.asked("hops").count("hops.test/loop") == 6


def test_pages_of_a_list_are_followed_once_each(tour: Tour) -> None:
    assert tour.urls("xx_paged") == ["http://paged.test/list", "http://paged.test/list?page=2"]


def test_an_api_is_followed_by_the_address_in_its_answer(tour: Tour) -> None:
    assert tour.urls("xx_api") == ["http://api.test/v1", "http://api.test/v1?page=2"]
    assert tour.outcomes["xx_api"].complete


def test_a_feed_is_the_way_and_its_entries_are_the_pages(tour: Tour) -> None:
    assert tour.urls("xx_feed") == ["http://feed.test/one", "http://feed.test/two"]
    assert tour.outcomes["xx_feed"].pages == 3


def test_the_file_is_found_on_its_page(tour: Tour) -> None:
    assert tour.urls("xx_landing") == ["http://landing.test/files/list-2026-03.csv"]
    assert tour.outcomes["xx_landing"].complete
    problem = tour.problem("xx_landing_two", "http://landing.test/two")
    assert "2 links match" in problem.message


def test_a_site_is_followed_on_its_own_host_to_its_depth(tour: Tour) -> None:
    assert tour.urls("xx_deep") == [f"http://deep.test/{n}" for n in range(4)]
    assert not any("elsewhere" in address or address.endswith(".exe") for address in tour.web.addresses)


def test_a_page_limit_is_told(tour: Tour) -> None:
    outcome = tour.outcomes["xx_deep_few"]
    assert outcome.pages == 2
    assert [problem.kind for problem in outcome.problems] == ["limit"]
    assert not outcome.complete


def test_a_source_that_cannot_be_reached_is_a_problem_and_no_exception(tour: Tour) -> None:
    (problem,) = tour.outcomes["xx_nowhere"].problems
    assert problem.kind == "unreachable"
    assert "nowhere.invalid" in problem.message


def test_progress_counts_up_to_all_pages(tour: Tour) -> None:
    assert [told.done for told in tour.progress] == list(range(1, len(tour.progress) + 1))
    assert all(told.done <= told.total for told in tour.progress)


def test_the_next_run_finds_everything_unchanged(tour: Tour) -> None:
    before = {capture.id for capture in tour.desk.archive.captures()}
    tour.desk.next_run()
    cards = [card for card in tour.cards if card.name in ("xx_paged", "xx_landing", "xx_feed")]
    for outcome in tour.desk.gather(*cards):
        assert outcome.new == 0
        assert outcome.captures == tour.outcomes[outcome.source].captures
    assert {capture.id for capture in tour.desk.archive.captures()} == before


def test_a_url_keeps_its_name_and_host(tour: Tour) -> None:
    assert all(capture.url.split("/")[2].endswith(".test") for capture in tour.desk.archive.captures())
    assert all(quote(address, safe="/:?=.") == address for address in tour.web.addresses)
