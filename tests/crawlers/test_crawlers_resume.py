"""A crawl that is killed goes on where it stopped: no page lost, none kept twice."""

import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from crawlers.errors import GatherStopped
from crawlers.order import Line
from crawlers.run import gather, launch
from manumit.model.errors import ConfigurationProblem

PAGES = 24


@pytest.fixture
def slow_web(served: Callable[[], Any]) -> Any:
    web = served()
    web["harbour.test/"] = "A report. " * 200 + "".join(f'<a href="/{n}">{n}</a>' for n in range(PAGES))
    for n in range(PAGES):
        web[f"harbour.test/{n}"] = f"Report number {n}. " * 100
        web.pages[f"harbour.test/{n}"].wait = 0.03
    return web


def kill_after(child: "subprocess.Popen[str]", pages: int, how: Callable[[], None]) -> list[Line]:
    """Lets the child fetch so many pages, ends it, and gives what it had said."""
    assert child.stdout is not None
    said = []
    for text in child.stdout:
        said.append(Line.model_validate_json(text))
        if len(said) == pages:
            how()
            break
    child.stdout.read()
    child.wait(10)
    return said


@pytest.mark.slow
@pytest.mark.parametrize("way", ["kill -9", "the parent is gone"])
def test_a_killed_crawl_goes_on(
    way: str, slow_web: Any, open_desk: Callable[..., Any], make_card: Callable[..., Any]
) -> None:
    desk, card = open_desk({"harbour.test": slow_web.target}), make_card()
    with launch([card], settings=desk.settings, run=desk.run) as child:
        assert child.stdin is not None
        said = kill_after(child, 8, child.kill if way == "kill -9" else child.stdin.close)
    assert not any(line.outcome for line in said)
    done = {visit.url for visit in desk.ledger.visits(desk.run) if visit.state == "done"}
    assert 8 <= len(done) < PAGES

    (outcome,) = desk.gather(card)

    assert outcome.problems == ()
    assert outcome.complete
    assert outcome.pages == PAGES + 1
    assert len(set(outcome.captures)) == PAGES + 1
    kept = [capture.url for capture in desk.archive.captures() if "robots" not in capture.url]
    assert sorted(kept) == sorted({f"http://harbour.test/{n}" for n in ("", *range(PAGES))})
    assert all(slow_web.addresses.count(url.removeprefix("http://")) == 1 for url in done)
    assert desk.archive.verify() == []
    if way == "kill -9":
        asked = len(slow_web.addresses)
        assert desk.gather(card)[0].captures == outcome.captures
        assert all("robots" in url for url in slow_web.addresses[asked:])


def test_nothing_is_fetched_that_cannot_be_kept(
    slow_web: Any, open_desk: Callable[..., Any], make_card: Callable[..., Any]
) -> None:
    desk = open_desk({"harbour.test": slow_web.target})
    (desk.settings.archive / "manifest.jsonl").write_text("not a manifest\n")
    with pytest.raises(GatherStopped, match="ArchiveDamaged"):
        desk.gather(make_card())
    assert len(slow_web.addresses) <= 1


def test_a_crawl_that_dies_gives_a_problem_per_source(
    open_desk: Callable[..., Any], make_card: Callable[..., Any]
) -> None:
    desk = open_desk({})
    file = desk.settings.data / "a file"
    file.touch()
    broken = desk.settings.model_copy(update={"data": file})
    one, two = gather([make_card("xx_one"), make_card("xx_two")], settings=broken, run=desk.run)
    assert (one.source, two.source) == ("xx_one", "xx_two")
    assert one.problems[0].kind == "unfinished"
    assert "the crawl ended with code 1" in one.problems[0].message


def test_a_target_outside_loopback_is_refused_before_anything_starts(
    open_desk: Callable[..., Any], make_card: Callable[..., Any]
) -> None:
    desk = open_desk({"harbour.test": "10.0.0.7:80"})
    with pytest.raises(ConfigurationProblem, match="only a loopback address"):
        desk.gather(make_card())


def test_no_sources_are_no_work(open_desk: Callable[..., Any]) -> None:
    desk = open_desk({})
    assert gather([], settings=desk.settings, run=desk.run) == ()
