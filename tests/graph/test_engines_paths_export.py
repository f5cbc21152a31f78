"""Ways between two entities, what an exposure hangs on, and the graph in other tools' formats."""

import csv
import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.engines import open_store
from graph.export import FORMATS, export
from graph.exposure import exposures
from graph.paths import fragility, paths
from manumit.model.errors import UsageProblem
from manumit.model.graph import Attached, Edge, Entity, PossiblySame
from manumit.model.words import LinkKind
from manumit.settings import Settings


def test_the_shortest_ways_come_first_whichever_way_the_links_point(store, world):
    world.link("mill", "SUPPLIES", "brand", id="l1")
    world.link("agency", "RECRUITS_FOR", "mill", id="l2")
    world.link("agency", "RECRUITS_FOR", "yard", id="l3")
    world.link("yard", "SUPPLIES", "trader", id="l4")
    world.link("trader", "SUPPLIES", "brand", id="l5")
    world.link("brand", "LOCATED_IN", "harbour", id="l6")
    world.link("agency", "LOCATED_IN", "harbour", id="l7")
    world.into(store)
    assert [[edge.id for edge in way] for way in paths(store, "brand", "agency", best=5)] == [
        ["l1", "l2"],
        ["l5", "l4", "l3"],
    ]
    (way,) = paths(store, "agency", "brand", along=[LinkKind.LOCATED_IN], best=5)
    assert [edge.id for edge in way] == ["l7", "l6"]
    assert paths(store, "brand", "nobody") == []
    assert paths(store, "brand", "brand") == []
    assert paths(store, "brand", "harbour", along=[LinkKind.OWNS]) == []


def test_an_exposure_hangs_on_the_link_that_every_way_passes(store, world):
    world.link("m1", "SUPPLIES", "brand", id="l1")
    world.link("m2", "SUPPLIES", "brand", id="l2")
    world.link("yard", "SUPPLIES", "m1", id="l3")
    world.link("yard", "SUPPLIES", "m2", id="l4")
    world.link("agency", "RECRUITS_FOR", "yard", id="l5")
    world.claim("agency")
    world.into(store)
    (found,) = exposures(store, ["brand"], tiers=4)
    hangs_on = fragility(store, found, tiers=4)
    assert hangs_on.edges == ("l5",)
    assert hangs_on.statements == ("s-l5", "s-x-agency-claim")


def test_a_way_round_that_is_too_long_does_not_hold(store, world):
    world.link("agency", "RECRUITS_FOR", "mill", id="l1")
    world.link("parent", "OWNS", "mill", id="l2")
    world.link("agency", "SUPPLIES", "parent", id="l3")
    world.claim("agency")
    world.into(store)
    (near,) = exposures(store, ["mill"], tiers=1)
    assert fragility(store, near, tiers=1).edges == ("l1",)
    assert fragility(store, near, tiers=2).edges == ()


def test_one_statement_may_carry_two_ways_and_two_statements_one(store, world):
    world.link("m1", "SUPPLIES", "brand", id="l1", statements=("s-list",))
    world.link("m2", "SUPPLIES", "brand", id="l2", statements=("s-list",))
    world.link("yard", "SUPPLIES", "m1", id="l3")
    world.link("yard", "SUPPLIES", "m2", id="l4")
    world.link("agency", "RECRUITS_FOR", "yard", id="l5", statements=("s-a", "s-b"))
    world.signal("agency", world.claim("agency").signal, id="x", statements=("s-c", "s-d"))
    world.signals = world.signals[-1:]
    world.into(store)
    (found,) = exposures(store, ["brand"], tiers=4)
    assert fragility(store, found, tiers=4).edges == ("l5",)
    assert fragility(store, found, tiers=4).statements == ("s-list",)


def test_a_signal_on_the_subject_hangs_on_its_own_statement(store, world):
    world.entity("mill", country="bd")
    world.claim("mill")
    world.entity("yarn", kind="good")
    world.link("mill", "PRODUCES", "yarn", id="l1")
    world.context("yarn", "bd")
    world.into(store)
    own, context = exposures(store, ["mill"], tiers=4)
    assert fragility(store, own, tiers=4).statements == ("s-x-mill-claim",)
    assert fragility(store, context, tiers=4).edges == ("l1",)
    assert fragility(store, context, tiers=4).statements == ("s-l1", "s-x-yarn-bd")


@pytest.fixture
def filled(embedded, world):
    """A small graph with every kind of thing and names that strain a format."""
    world.entity("a", 'Brine & "Quay" <Nets>; Ltd\x0b', country="my", aliases=("=1+1", "名古屋"))
    world.link("b", "SUPPLIES", "a")
    world.link("b", "SOURCES_FROM", "a")
    world.link("a", "OWNS", "a")
    world.claim("a", id="x-1")
    world.claim("a", id="x-2")
    world.listing("b")
    world.twin("b", "a")
    return world.into(embedded)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(filled, tmp_path, format):
    first, second = tmp_path / f"first.{format}", tmp_path / f"second.{format}"
    export(filled, format, first)
    export(filled, format, second)
    assert _bytes(first) == _bytes(second) != b""


def test_json_lines_hold_the_whole_graph(filled, tmp_path):
    out = tmp_path / "graph.jsonl"
    export(filled, "jsonl", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    types = {"entity": Entity, "edge": Edge, "signal": Attached, "twin": PossiblySame}
    items = [types[line["type"]].model_validate(line["value"]) for line in lines]
    assert _stored_again(items, tmp_path) == filled.content_hash()


def test_csv_files_hold_the_whole_graph_in_the_importers_shape(filled, tmp_path):
    export(filled, "csv", tmp_path / "csv")
    read = {path.stem: _rows(path) for path in (tmp_path / "csv").iterdir()}
    assert [row[":TYPE"] for row in read["links"]] == ["OWNS", "SOURCES_FROM", "SUPPLIES"]
    about = [(row[":START_ID"], row[":END_ID"]) for row in read["about"]]
    assert about == [("x-1", "a"), ("x-2", "a"), ("x-b-listing", "b")]
    ids = {row["id:ID"] for name in ("entities", "signals") for row in read[name]}
    assert all(row[end] in ids for name in ("links", "about") for row in read[name] for end in (":START_ID", ":END_ID"))
    types = {"entities": Entity, "links": Edge, "signals": Attached, "possibly_same": PossiblySame}
    items = [made.model_validate_json(row["doc"]) for name, made in types.items() for row in read[name]]
    assert _stored_again(items, tmp_path) == filled.content_hash()


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_drawings_hold_entities_and_links_and_only_count_signals(filled, tmp_path, format, read):
    out = tmp_path / f"graph.{format}"
    export(filled, format, out)
    ElementTree.parse(out)
    drawn = read(out)
    assert sorted(drawn.nodes) == ["a", "b"]
    assert Counter((source, target) for source, target in drawn.edges()) == {("b", "a"): 2, ("a", "a"): 1}
    assert drawn.nodes["a"]["signals_claim"] == 2
    text = out.read_text(encoding="utf-8")
    assert "\ufffd" in text
    assert "\x0b" not in text
    assert "debt_bondage" not in text


def test_an_unknown_format_or_place_is_named(filled, tmp_path):
    with pytest.raises(UsageProblem, match="dot: no such export format; choose one of csv, gexf, graphml, jsonl"):
        export(filled, "dot", tmp_path / "out")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageProblem, match="cannot be written"):
        export(filled, "jsonl", tmp_path / "file" / "out.jsonl")
    with pytest.raises(UsageProblem, match="cannot be written"):
        export(filled, "csv", tmp_path / "file")


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b"".join(part.read_bytes() for part in sorted(path.iterdir()))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _stored_again(items, tmp_path: Path) -> str:
    store = open_store(Settings(data=tmp_path / "again"))
    store.put_entities(item for item in items if isinstance(item, Entity))
    store.put_edges(item for item in items if isinstance(item, Edge))
    store.put_signals(item for item in items if isinstance(item, Attached))
    store.put_twins(item for item in items if isinstance(item, PossiblySame))
    store.commit("again")
    found = store.content_hash()
    store.close()
    return found
