"""What every engine does, whatever it is built on."""

import pytest

from graph.errors import GraphProblem, NoStatement, UnknownEnd
from manumit.model.graph import GraphStore
from manumit.model.words import EntityKind, LinkKind

HOSTILE = (
    'O\'Brine "Quayside" `Net` Works',
    "Robert'); DROP TABLE entity;--",
    "x' OR 1=1 //",
    "}) DETACH DELETE n //",
    "$id {id: 'x'} `:Entity`",
    "+name AND (a OR b)~2 ^5 [x TO y] \\",
    'NEAR("a" "b") * ^ - :',
    "名古屋縫製 有限公司 \U0001f9f5",
    "Tab\there\nand a new line",
    "Long " + "lantern field " * 720,
)


def test_what_is_put_comes_back_whole(store, world):
    acme = world.entity("a", "Lanternfield Garments Ltd.", country="bd", aliases=("LF Garments",))
    link = world.link("a", "SUPPLIES", "b")
    signal = world.claim("a")
    doubt = world.twin("a", "b")
    world.into(store)
    assert store.entity("a") == acme
    assert store.neighbours("a") == ([link], 0)
    assert list(store.signals(["a"])) == [signal]
    assert list(store.twins(["a"])) == [doubt] == list(store.twins(["b"]))


def test_putting_twice_changes_nothing(store, world):
    world.link("a", "SUPPLIES", "b")
    world.link("b", "PRODUCES", "yarn")
    world.listing("a")
    world.twin("a", "b")
    world.redirects = [("old", "a")]
    before = (world.into(store).content_hash(), store.counts())
    store.put_entities(world.entities.values())
    store.put_edges(world.edges)
    store.put_signals(world.signals)
    store.put_twins(world.twins)
    store.put_redirects(world.redirects)
    store.commit("1")
    assert (store.content_hash(), store.counts()) == before


def test_putting_again_replaces_what_is_said(store, world, new_world):
    world.entity("a", "Old Name")
    world.into(store)
    later = new_world()
    renamed = later.entity("a", "Brightwater Fisheries", kind="agency", country="th")
    store.put_entities([renamed])
    store.commit("2")
    assert store.entity("a") == renamed
    assert [hit.id for hit in store.search("brightwater")] == ["a"]
    assert store.search("old name") == []
    assert list(store.entities([EntityKind.COMPANY])) == []


def test_nothing_is_put_without_a_statement(store, world):
    world.link("a", "SUPPLIES", "b")
    signal = world.claim("a")
    world.into(store)
    with pytest.raises(NoStatement, match="entity c"):
        store.put_entities([world.entity("c").model_copy(update={"statements": ()})])
    with pytest.raises(NoStatement, match="link l-"):
        store.put_edges([world.edges[0].model_copy(update={"statements": ()})])
    with pytest.raises(NoStatement, match="signal x-"):
        store.put_signals([signal.model_copy(update={"statements": ("",)})])


def test_an_end_that_is_not_there_is_an_error(store, world):
    world.link("a", "SUPPLIES", "ghost")
    signal = world.claim("ghost")
    doubt = world.twin("a", "ghost")
    store.put_entities([world.entities["a"]])
    for put, item in ((store.put_edges, world.edges[0]), (store.put_signals, signal), (store.put_twins, doubt)):
        with pytest.raises(UnknownEnd):
            put([item])


def test_a_link_id_names_its_ends_for_good(store, world):
    link = world.link("a", "SUPPLIES", "b")
    world.entity("c")
    world.into(store)
    with pytest.raises(GraphProblem):
        store.put_edges([link.model_copy(update={"target": "c"})])


def test_a_signal_moves_with_its_entity(store, world):
    signal = world.claim("a")
    world.entity("a")
    world.entity("b")
    world.into(store)
    moved = signal.model_copy(update={"entity": "b"})
    store.put_signals([moved])
    assert list(store.signals(["a", "b"])) == [moved]
    assert list(store.signals(["a"])) == []


def test_merged_ids_keep_resolving(store, world):
    world.entity("now")
    world.redirects = [("first", "second"), ("second", "now"), ("lost", "nowhere"), ("x", "y"), ("y", "x")]
    world.into(store)
    assert store.resolve("first") == store.resolve("second") == store.resolve("now") == "now"
    assert store.entity("first") == world.entities["now"]
    assert store.resolve("lost") is None
    assert store.resolve("x") is None
    assert store.entity("x") is None
    assert store.neighbours("x") == ([], 0)


def test_entities_come_by_id_and_by_kind(store, world):
    for id, kind in (("c", "company"), ("a", "vessel"), ("b", "public_body"), ("Z", "company")):
        world.entity(id, kind=kind)
    world.into(store)
    assert [entity.id for entity in store.entities()] == ["Z", "a", "b", "c"]
    assert [entity.id for entity in store.entities([EntityKind.PUBLIC_BODY, EntityKind.VESSEL])] == ["a", "b"]


def test_neighbours_say_how_many_are_left_out(store, world):
    for number in range(5):
        world.link(f"s{number}", "SUPPLIES", "hub")
    world.link("hub", "LOCATED_IN", "harbour")
    world.link("hub", "OWNS", "hub")
    world.into(store)
    page, left_out = store.neighbours("hub", limit=3)
    assert [edge.id for edge in page] == ["l-hub-LOCATED_IN-harbour", "l-hub-OWNS-hub", "l-s0-SUPPLIES-hub"]
    assert left_out == 4
    page, left_out = store.neighbours("hub", along=[LinkKind.SUPPLIES], limit=10)
    assert (len(page), left_out) == (5, 0)


UPSTREAM_LINKS = [
    ("further", "SUPPLIES", "near"),
    ("near", "SOURCES_FROM", "further"),
    ("further", "OWNS", "near"),
    ("near", "CONSOLIDATED_BY", "further"),
    ("near", "OPERATES", "further"),
    ("further", "RECRUITS_FOR", "near"),
    ("near", "SUBCONTRACTS_TO", "further"),
    ("further", "SUCCEEDED_BY", "near"),
]


@pytest.mark.parametrize(("source", "kind", "target"), UPSTREAM_LINKS, ids=[kind for _, kind, _ in UPSTREAM_LINKS])
def test_one_link_leads_one_tier_up_and_never_down(store, world, source, kind, target):
    world.link(source, kind, target)
    world.into(store)
    assert reach(store, "near", 4) == {"near": 0, "further": 1}
    assert reach(store, "further", 4) == {"further": 0}


@pytest.mark.parametrize("kind", ["PRODUCES", "LOCATED_IN", "LICENSED_BY"])
def test_what_says_something_about_an_entity_is_not_walked(store, world, kind):
    world.link("a", kind, "b")
    world.into(store)
    assert reach(store, "a", 4) == {"a": 0}
    assert reach(store, "b", 4) == {"b": 0}


def test_the_nearest_tier_counts_and_circles_end(store, world):
    for source, target in (("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("d", "a"), ("a", "c")):
        world.link(source, "SUPPLIES", target)
    world.into(store)
    assert reach(store, "a", 4) == {"a": 0, "b": 1, "d": 1, "c": 2, "e": 2, "f": 3}
    assert reach(store, "a", 1) == {"a": 0, "b": 1, "d": 1}
    assert reach(store, "a", 0) == {"a": 0}


def test_upstream_keeps_the_order_of_subjects_then_tier_then_id(store, world):
    for source, target in (("z", "a"), ("m", "a"), ("a", "q"), ("q", "q")):
        world.link(source, "SUPPLIES", target)
    world.into(store)
    found = [(one.subject, one.tier, one.entity) for one in store.upstream(["q", "nobody", "a", "q"], tiers=2)]
    assert found == [
        ("q", 0, "q"),
        ("q", 1, "a"),
        ("q", 2, "m"),
        ("q", 2, "z"),
        ("a", 0, "a"),
        ("a", 1, "m"),
        ("a", 1, "z"),
    ]


def test_links_among_and_from(store, world):
    inside = world.link("b", "SUPPLIES", "a")
    good = world.link("b", "PRODUCES", "yarn")
    outside = world.link("c", "SUPPLIES", "b")
    world.into(store)
    assert list(store.edges_among(["a", "b", "b", "nobody"])) == [inside]
    assert list(store.edges_among(["a", "b", "c"])) == [inside, outside]
    assert list(store.edges_from(["b", "c"], along=[LinkKind.PRODUCES])) == [good]
    assert list(store.edges_from(["b"], along=[])) == [good, inside]
    assert list(store.edges_among([])) == []


def test_signals_and_doubts_come_once_and_in_order(store, world):
    for id in ("a", "b", "c"):
        world.entity(id)
    later, sooner = world.claim("a", id="x-2"), world.listing("b", id="x-1")
    far, near = world.twin("c", "b"), world.twin("b", "a")
    world.into(store)
    assert list(store.signals(["a", "b", "a"])) == [sooner, later]
    assert list(store.twins(["b", "a", "c"])) == [near, far]
    assert list(store.twins(["c"])) == [far]


def test_a_doubt_has_no_direction(store, world):
    world.entity("a")
    world.entity("b")
    first = world.twin("a", "b")
    world.into(store)
    store.put_twins([first.model_copy(update={"left": "b", "right": "a", "score": 0.5})])
    assert [doubt.score for doubt in store.twins(["a"])] == [0.5]


def test_search_finds_the_whole_name_then_its_start_then_words_then_parts(store, world):
    world.entity("part", "Underbrightwater Nets")
    world.entity("word", "Great Brightwater Fisheries")
    world.entity("start", "Brightwater Nets Company")
    world.entity("whole", "Brightwater")
    world.into(store)
    hits = store.search("  BRIGHTWATER ")
    assert [(hit.id, hit.score) for hit in hits] == [("whole", 1.0), ("start", 0.9), ("word", 0.8), ("part", 0.7)]
    assert [hit.id for hit in store.search("nets bright")] == ["start"]
    assert [hit.id for hit in store.search("htwat", limit=2)] == ["whole", "part"]


def test_search_looks_past_diacritics_and_into_aliases(store, world):
    world.entity("a", "Ångström Têxteis Ltda.", country="br", aliases=("Costura Ñandú",))
    world.into(store)
    for asked in ("angstrom texteis", "ÅNGSTRÖM", "nandu", "Costura Ñandú", "têx"):
        hits = store.search(asked)
        assert [(hit.id, hit.name, hit.country) for hit in hits] == [("a", "Ångström Têxteis Ltda.", "br")], asked


def test_search_keeps_to_kinds_and_limits(store, world):
    for number in range(30):
        world.entity(f"c{number:02}", f"Harbour Mill {number}")
    world.entity("v", "Harbour Mill", kind="vessel")
    world.into(store)
    assert [hit.id for hit in store.search("harbour mill", kinds=[EntityKind.VESSEL])] == ["v"]
    assert len(store.search("harbour")) == 20
    assert [hit.id for hit in store.search("harbour mill", limit=3)] == ["v", "c00", "c01"]


@pytest.mark.parametrize("asked", ["", "   ", '"', "*", "' OR 1=1 --", "a:b AND (", "\x00", "~!^", "é" * 3000])
def test_search_takes_anything_for_text(store, world, asked):
    world.entity("a", "Quiet Harbour")
    world.into(store)
    assert store.search(asked) == []


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_only_data(store, world, name):
    made = world.entity("a", name, aliases=(name[::-1],))
    bystander = world.entity("b", "Bystander Mill")
    world.link("b", "SUPPLIES", "a", id=name[:40])
    doubt = world.twin("a", "b").model_copy(update={"question": name})
    world.twins = [doubt]
    world.into(store)
    assert store.entity("a") == made
    assert store.entity("b") == bystander
    assert [edge.id for edge in store.edges_among(["a", "b"])] == [name[:40]]
    assert list(store.twins(["a"])) == [doubt]
    assert [hit.id for hit in store.search(name)] == ["a"]
    assert store.counts()["entities"] == 2


def test_hostile_ids_find_nothing_but_themselves(store, world):
    world.entity("a'; --")
    world.entity("b")
    world.into(store)
    assert store.resolve("a'; --") == "a'; --"
    assert store.resolve("b' OR '1'='1") is None
    assert reach(store, "a'; --", 2) == {"a'; --": 0}


def test_counts_are_by_what_and_by_kind(store, world):
    world.link("a", "SUPPLIES", "b")
    world.entity("v", kind="vessel")
    world.claim("a")
    world.listing("v")
    world.twin("a", "b")
    world.redirects = [("old", "a")]
    world.into(store)
    assert store.counts() == {
        "edges": 1,
        "edges.SUPPLIES": 1,
        "entities": 3,
        "entities.company": 2,
        "entities.vessel": 1,
        "redirects": 1,
        "signals": 2,
        "signals.claim": 1,
        "signals.listing": 1,
        "twins": 1,
    }


def test_a_graph_that_is_being_written_has_no_version(store, world):
    assert store.version() is None
    world.entity("a")
    world.into(store, version="ledger-7")
    assert store.version() == "ledger-7"
    store.put_entities([world.entity("b")])
    assert store.version() is None
    store.commit("ledger-8")
    assert store.version() == "ledger-8"


def test_clear_leaves_nothing(store, world):
    world.link("a", "SUPPLIES", "b")
    world.claim("a")
    world.twin("a", "b")
    world.redirects = [("old", "a")]
    world.into(store)
    empty = store.content_hash()
    store.clear()
    assert store.content_hash() != empty
    assert set(store.counts().values()) == {0}
    assert store.search("a") == []
    assert store.resolve("old") is None
    assert list(store.upstream(["a"], tiers=2)) == []


def test_the_hash_follows_the_content_and_not_the_order(store, world):
    world.link("a", "SUPPLIES", "b")
    world.link("c", "SUPPLIES", "b")
    world.claim("a", id="x-1")
    world.claim("a", id="x-2")
    first = world.into(store).content_hash()
    world.edges.reverse()
    world.signals.reverse()
    world.entities = dict(reversed(world.entities.items()))
    assert world.into(store, version="2").content_hash() == first
    world.signals.pop()
    assert world.into(store, version="3").content_hash() != first


def reach(store: GraphStore, subject: str, tiers: int) -> dict[str, int]:
    return {one.entity: one.tier for one in store.upstream([subject], tiers=tiers)}
