"""Every source, in a loop: a new card is covered by writing it, and its recorded page says what it gives."""

import asyncio
import json
import mimetypes
from pathlib import Path

import pytest

from crawlers.cards import BUILT_IN, load_cards
from crawlers.loader import SourceLoader, spider_of
from crawlers.parse import Parsed, parse_capture

CARDS = load_cards()
PAGES = Path(__file__).parents[1] / "pages"
RECORDED = [name for name, card in CARDS.items() if card.records or card.parse]


@pytest.mark.parametrize("name", CARDS)
def test_a_source_says_who_publishes_it_and_under_which_licence(name: str) -> None:
    card = CARDS[name]
    assert card.licence.strip()
    assert card.publisher.name.strip()
    assert card.default or card.off_because
    assert (BUILT_IN / name[:2] / f"{name}.yml").is_file()


@pytest.mark.parametrize("name", CARDS)
def test_a_source_becomes_a_spider_that_knows_where_to_start(name: str) -> None:
    async def first_requests() -> list[str]:
        return [request.url async for request in spider_of(CARDS[name])().start()]

    assert asyncio.run(first_requests()) == list(CARDS[name].url)


def test_the_loader_lists_every_card() -> None:
    loader = SourceLoader(CARDS)
    assert loader.list() == sorted(CARDS)
    assert loader.load("us_cbp_wro").card is CARDS["us_cbp_wro"]
    with pytest.raises(KeyError):
        loader.load("us_nowhere")


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_page_gives_what_was_reviewed(name: str) -> None:
    """A page without a reviewed result gets one, and the test fails so that somebody looks at it."""
    page = _page(name)
    parsed = parse_capture(
        CARDS[name],
        page.read_bytes(),
        url=f"https://example.org/{page.name}",
        mime=mimetypes.guess_type(page.name)[0] or "text/plain",
    )
    reviewed = page.with_name("1.json")
    if not reviewed.exists():
        reviewed.write_text(_text(parsed), encoding="utf-8")
        pytest.fail(f"{reviewed} was written; look at it, then run again")
    assert json.loads(reviewed.read_text(encoding="utf-8")) == json.loads(_text(parsed))


@pytest.mark.parametrize("name", RECORDED)
def test_the_same_page_gives_the_same_bytes_and_ids_of_its_own_source(name: str) -> None:
    page = _page(name)
    first, second = (parse_capture(CARDS[name], page.read_bytes(), url="x", mime="text/html") for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()
    ids = [draft.body.id for draft in first.drafts if draft.body.kind == "entity"]
    assert ids
    assert all(id.startswith(f"{name}/") for id in ids)


def _page(name: str) -> Path:
    found = [path for path in sorted((PAGES / name).glob("1.*")) if path.suffix != ".json" or len(_files(name)) == 1]
    assert found, f"tests/pages/{name} has no recorded page 1.*"
    return found[0]


def _files(name: str) -> list[Path]:
    return list((PAGES / name).glob("1.*"))


def _text(parsed: Parsed) -> str:
    value = parsed.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"version"})
    for draft, full in zip(value["drafts"], parsed.drafts, strict=True):
        draft["body"]["kind"] = full.body.kind
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
