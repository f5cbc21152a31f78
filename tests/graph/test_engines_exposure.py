"""Which signals a subject is exposed to, by which links, and how sure it is; the same on both engines."""

import json
import logging
import random

import pytest

from graph.exposure import exposures
from manumit.model.base import canonical
from manumit.model.words import Certainty, LinkKind


def test_a_signal_on_the_subject_itself_is_tier_nought(store, world):
    world.entity("mill")
    signal = world.claim("mill")
    world.into(store)
    (found,) = exposures(store, ["mill"], tiers=4)
    assert (found.subject, found.signal, found.tier, found.path, found.entities) == ("mill", signal, 0, (), ("mill",))
    assert (found.certainty, found.question) == (Certainty.MATCHED, None)


def test_a_signal_upstream_comes_with_the_shortest_path(store, world):
    nearest = [world.link("mill", "SUPPLIES", "brand"), world.link("agency", "RECRUITS_FOR", "mill")]
    world.link("trader", "SUPPLIES", "brand")
    world.link("yard", "SUPPLIES", "trader")
    world.link("agency", "RECRUITS_FOR", "yard")
    world.claim("agency")
    world.into(store)
    (found,) = exposures(store, ["brand"], tiers=4)
    assert found.path == tuple(nearest)
    assert found.entities == ("brand", "mill", "agency")
    assert found.tier == 2
    assert list(exposures(store, ["brand"], tiers=1)) == []
    assert list(exposures(store, ["trader"], tiers=1)) == []


def test_among_equally_short_paths_the_first_link_ids_win(store, world):
    world.link("m1", "SUPPLIES", "brand", id="b")
    world.link("m2", "SUPPLIES", "brand", id="a")
    world.link("far", "SUPPLIES", "m1", id="a0")
    world.link("far", "SUPPLIES", "m2", id="z9")
    world.link("m2", "SOURCES_FROM", "far", id="z8")
    world.listing("far")
    world.into(store)
    found = exposures(store, ["brand"], tiers=2)
    assert [[edge.id for edge in one.path] for one in found] == [["a", "z8"], ["a", "z9"]]


def test_a_shorter_way_by_other_links_hides_none(store, world):
    """An agency that also supplies the brand itself still recruits for the brand's mill."""
    world.link("agency", "SUPPLIES", "brand")
    world.link("mill", "SUPPLIES", "brand")
    world.link("agency", "RECRUITS_FOR", "mill")
    world.claim("agency")
    world.into(store)
    kinds = [[edge.kind for edge in one.path] for one in exposures(store, ["brand"], tiers=4)]
    assert kinds == [[LinkKind.SUPPLIES], [LinkKind.SUPPLIES, LinkKind.RECRUITS_FOR]]


def test_a_longer_way_by_the_same_links_is_left_out(store, world):
    world.link("mill", "SUPPLIES", "brand")
    world.link("trader", "SUPPLIES", "brand")
    world.link("mill", "SUPPLIES", "trader")
    world.claim("mill")
    world.into(store)
    assert [one.tier for one in exposures(store, ["brand"], tiers=4)] == [1]


def test_nothing_flows_downstream(store, world):
    world.link("mill", "SUPPLIES", "brand")
    world.claim("brand")
    world.into(store)
    assert list(exposures(store, ["mill"], tiers=4)) == []


def test_a_name_alone_is_possible_and_asks_the_question(store, world):
    link = world.link("mill", "SUPPLIES", "brand")
    world.entity("mill-of-the-same-name")
    world.link("agency", "RECRUITS_FOR", "mill-of-the-same-name")
    listed = world.listing("mill-of-the-same-name")
    world.claim("agency")
    world.twin("mill-of-the-same-name", "mill")
    world.into(store)
    (found,) = exposures(store, ["brand"], tiers=4)
    assert (found.signal, found.tier, found.path) == (listed, 1, (link,))
    assert found.certainty is Certainty.POSSIBLE
    assert found.question == "Is mill-of-the-same-name the same as mill?"
    assert found.entities == ("brand", "mill", "mill-of-the-same-name")


def test_two_reached_doubles_keep_their_own_signals_and_doubt_each_other(store, world):
    world.link("mill", "SUPPLIES", "brand")
    world.link("mill2", "SUPPLIES", "brand")
    world.listing("mill2")
    world.twin("mill", "mill2")
    world.into(store)
    found = [(one.certainty.value, one.entities) for one in exposures(store, ["brand"], tiers=1)]
    assert found == [("matched", ("brand", "mill2")), ("possible", ("brand", "mill", "mill2"))]


def test_a_listed_good_touches_only_who_produces_it_in_the_listed_country(store, world):
    world.entity("mill-bd", country="bd")
    world.entity("mill-vn", country="vn")
    world.entity("mill-nowhere")
    world.entity("garments", kind="good")
    world.link("mill-bd", "SUPPLIES", "brand")
    world.link("mill-vn", "SUPPLIES", "brand")
    makes = world.link("mill-bd", "PRODUCES", "garments")
    world.link("mill-vn", "PRODUCES", "garments")
    world.link("mill-nowhere", "PRODUCES", "garments")
    listed = world.context("garments", "bd")
    world.context("garments", "mm")
    world.into(store)
    (own,) = exposures(store, ["mill-bd"], tiers=4)
    assert (own.signal, own.tier, own.path, own.entities) == (listed, 0, (makes,), ("mill-bd", "garments"))
    (brands,) = exposures(store, ["brand"], tiers=4)
    assert (brands.tier, [edge.kind for edge in brands.path]) == (1, [LinkKind.SUPPLIES, LinkKind.PRODUCES])
    assert brands.entities == ("brand", "mill-bd", "garments")
    assert list(exposures(store, ["mill-vn", "mill-nowhere"], tiers=4)) == []


def test_context_never_passes_through_a_doubt_nor_through_a_good_that_is_reached(store, world):
    world.entity("mill", country="bd")
    world.entity("double", country="bd")
    world.entity("garments", kind="good")
    world.link("double", "PRODUCES", "garments")
    world.link("mill", "SOURCES_FROM", "garments")
    world.context("garments", "bd")
    world.context("double", "bd")
    world.twin("mill", "double")
    world.into(store)
    assert list(exposures(store, ["mill"], tiers=4)) == []


def test_a_good_asked_for_itself_shows_where_it_is_listed(store, world):
    world.entity("garments", kind="good")
    listed = world.context("garments", "bd")
    world.into(store)
    assert [one.signal for one in exposures(store, ["garments"], tiers=4)] == [listed]


def test_exposures_come_by_subject_tier_and_signal(store, world):
    world.link("b", "SUPPLIES", "a")
    for id, entity in (("x-3", "a"), ("x-1", "b"), ("x-2", "b"), ("x-4", "a")):
        world.claim(entity, id=id)
    world.redirects = [("old-b", "b")]
    world.into(store)
    found = [(one.subject, one.tier, one.signal.id) for one in exposures(store, ["old-b", "a", "b", "no"], tiers=4)]
    assert found == [
        ("a", 0, "x-3"),
        ("a", 0, "x-4"),
        ("a", 1, "x-1"),
        ("a", 1, "x-2"),
        ("b", 0, "x-1"),
        ("b", 0, "x-2"),
    ]


def test_a_supernode_is_cut_off_nearest_first_and_says_so(store, world, caplog):
    for number in range(8):
        world.link(f"m{number}", "SUPPLIES", "hub")
        world.claim(f"m{number}")
    world.link("far", "SUPPLIES", "m0")
    world.claim("far")
    world.into(store)
    with caplog.at_level(logging.WARNING):
        found = [one.signal.entity for one in exposures(store, ["hub"], tiers=4, most=7)]
    assert found == ["m0", "m1", "m2", "m3", "m4", "m5"]
    assert "hub: followed the nearest 7 entities upstream, left out 3" in caplog.text


def random_world(world, seed: int):
    """About 300 entities, 900 links of every kind, signals, doubts and listed goods."""
    dice = random.Random(seed)
    ids = [f"e-{number:03}" for number in range(300)]
    for id in ids:
        kind = dice.choices(["company", "agency", "facility", "good"], [6, 1, 2, 1])[0]
        world.entity(id, f"Firm {id}", kind=kind, country=dice.choice(["bd", "vn", "my", None]))
    for number in range(900):
        kind = dice.choice(list(LinkKind)).value
        world.link(dice.choice(ids), kind, dice.choice(ids), id=f"l-{dice.randrange(10**6):06}-{number}")
    for number, id in enumerate(dice.sample(ids, 60)):
        dice.choice([world.claim, world.listing])(id, id=f"x-{number:03}")
    for id in dice.sample(ids, 40):
        world.context(id, dice.choice(["bd", "vn"]))
    for left, right in zip(dice.sample(ids, 30), dice.sample(ids, 30), strict=True):
        if left != right:
            world.twin(left, right)
    return world


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", [1, 2])
def test_both_engines_give_the_same_hash_and_the_same_exposures(embedded, neo4j_store, world, seed):
    random_world(world, seed)
    subjects = sorted(world.entities)[::3]
    told = []
    for store in (world.into(embedded), world.into(neo4j_store)):
        found = [json.loads(canonical(one)) for one in exposures(store, subjects, tiers=4)]
        told.append((store.content_hash(), store.counts(), json.dumps(found)))
    assert len(json.loads(told[0][2])) > 500
    assert told[0] == told[1]


def test_subjects_give_the_same_alone_and_together(embedded, world):
    random_world(world, 3).into(embedded)
    subjects = sorted(world.entities)[::10]
    together = list(exposures(embedded, subjects, tiers=4))
    assert together == [one for subject in subjects for one in exposures(embedded, [subject], tiers=4)]
    assert {one.certainty for one in together} == set(Certainty)


def test_every_path_joins_the_subject_to_its_signal(embedded, world):
    random_world(world, 4).into(embedded)
    for one in exposures(embedded, sorted(world.entities)[::5], tiers=3):
        assert one.entities[0] == one.subject
        assert one.entities[-1] == one.signal.entity
        assert one.tier <= 3
        for edge, pair in zip(one.path, zip(one.entities, one.entities[1:], strict=False), strict=False):
            assert {edge.source, edge.target} == set(pair)
