"""What only the Neo4j engine promises: errors in one line, and what lies in the database for those who look."""

import socket

import neo4j
import pytest
from pydantic import SecretStr

from graph.engines import cypher, open_store
from graph.errors import GraphBusy
from graph.upstream import UPSTREAM
from manumit.model.errors import ConfigurationProblem, SourceUnreachable
from manumit.model.words import EntityKind, LinkKind
from manumit.settings import GraphSettings, Settings


def test_a_server_that_is_not_there_is_unreachable():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(SourceUnreachable, match=f"{uri}: Neo4j does not answer; start the server"):
            open_store(Settings(graph=GraphSettings(engine="neo4j", uri=uri)))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7687", "nonsense", ""])
def test_an_address_that_is_none_is_a_wrong_setting(uri):
    with pytest.raises(ConfigurationProblem, match=r"check graph\.uri"):
        open_store(Settings(graph=GraphSettings(engine="neo4j", uri=uri)))


@pytest.mark.neo4j
@pytest.mark.parametrize("password", ["wrong-password", ""])
def test_a_wrong_password_is_a_wrong_setting(neo4j_settings, password):
    wrong = neo4j_settings.model_copy(update={"password": SecretStr(password)})
    with pytest.raises(
        ConfigurationProblem, match=r"refuses user 'neo4j'; check graph\.user and graph\.password"
    ) as told:
        open_store(Settings(graph=wrong))
    assert "wrong-password" not in str(told.value)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_a_wrong_setting(neo4j_settings):
    wrong = neo4j_settings.model_copy(update={"database": "elsewhere"})
    with pytest.raises(ConfigurationProblem, match=r"no database 'elsewhere'; check graph\.database"):
        open_store(Settings(graph=wrong))


@pytest.mark.neo4j
def test_reads_cannot_write_and_end_in_time(neo4j_store, monkeypatch):
    bolt = neo4j_store._bolt
    with pytest.raises(Exception, match="Writing in read access mode not allowed"):
        bolt.read("CREATE (n:Entity {id: 'x'}) RETURN n.id AS id")
    monkeypatch.setattr("graph.engines.bolt.READ_SECONDS", 0.5)
    with pytest.raises(GraphBusy, match="stopped by its time limit"):
        bolt.read("UNWIND range(1, 100000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS n")


@pytest.mark.neo4j
def test_links_lie_in_the_direction_of_the_sentence_and_upstream_in_one(neo4j_store, neo4j_settings, world):
    world.link("mill", "SUPPLIES", "brand")
    world.link("mill", "PRODUCES", "yarn")
    world.claim("mill")
    world.entity("double", kind="public_body")
    world.twin("mill", "double")
    world.into(neo4j_store)
    auth = (neo4j_settings.user, neo4j_settings.password.get_secret_value())
    with neo4j.GraphDatabase.driver(neo4j_settings.uri, auth=auth) as driver:
        found, _, _ = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS r, b.id AS b ORDER BY a, r, b", database_="neo4j"
        )
        labels, _, _ = driver.execute_query("MATCH (n {id: 'double'}) RETURN labels(n) AS l", database_="neo4j")
    assert [tuple(row.values()) for row in found] == [
        ("brand", "UPSTREAM", "mill"),
        ("double", "POSSIBLY_SAME", "mill"),
        ("mill", "PRODUCES", "yarn"),
        ("mill", "SUPPLIES", "brand"),
        ("x-mill-claim", "ABOUT", "mill"),
    ]
    assert sorted(labels[0]["l"]) == ["Entity", "PublicBody"]


@pytest.mark.neo4j
def test_a_changed_kind_loses_its_old_label(neo4j_store, world):
    world.entity("a", kind="brand")
    world.into(neo4j_store)
    neo4j_store.put_entities([world.entity("a", kind="vessel")])
    found = neo4j_store._bolt.read("MATCH (n {id: 'a'}) RETURN labels(n) AS labels")
    assert sorted(found[0]["labels"]) == ["Entity", "Vessel"]


@pytest.mark.neo4j
def test_clear_leaves_other_peoples_nodes_alone(neo4j_store, world):
    neo4j_store._bolt.write("CREATE (:Diary {day: 'monday'})")
    world.entity("a")
    world.into(neo4j_store).clear()
    assert neo4j_store._bolt.read("MATCH (n:Diary) RETURN n.day AS day") == [{"day": "monday"}]
    neo4j_store._bolt.write("MATCH (n:Diary) DELETE n")


@pytest.mark.neo4j
@pytest.mark.parametrize("tiers", [2, 4, 6])
def test_a_walk_is_pruned_breadth_first(neo4j_store, neo4j_settings, tiers):
    auth = (neo4j_settings.user, neo4j_settings.password.get_secret_value())
    with neo4j.GraphDatabase.driver(neo4j_settings.uri, auth=auth) as driver:
        _, summary, _ = driver.execute_query("EXPLAIN " + cypher.reach(tiers), ids=["a"], database_="neo4j")
    assert "VarLengthExpand(Pruning,BFS" in str(summary.plan)


NAMED = ("ENTITY", "REDIRECT", "NEIGHBOURS", "EDGES_AMONG", "EDGES_FROM", "SIGNALS", "TWINS", "MISSING")
WRITES = ("PUT_SIGNALS", "PUT_TWINS", "PUT_REDIRECTS")
ANCHORED = {
    **{name: getattr(cypher, name) for name in NAMED + WRITES},
    "reach": cypher.reach(4),
    "put_entities": cypher.put_entities(EntityKind.VESSEL),
    "put_edges": cypher.put_edges(LinkKind.OWNS, walked=True),
}


@pytest.mark.neo4j
@pytest.mark.parametrize("query", ANCHORED.values(), ids=ANCHORED)
def test_no_query_that_starts_from_ids_scans_even_an_empty_graph(neo4j_store, neo4j_settings, query):
    asked = {"id": "a", "ids": ["a"], "rows": [], "limit": 1, "any": True, "kinds": []}
    auth = (neo4j_settings.user, neo4j_settings.password.get_secret_value())
    with neo4j.GraphDatabase.driver(neo4j_settings.uri, auth=auth) as driver:
        _, summary, _ = driver.execute_query("EXPLAIN " + query, asked, database_="neo4j")
    assert "Scan" not in summary.plan["args"]["string-representation"]


def test_a_walk_has_a_bound():
    for tiers in (0, 7, -1):
        with pytest.raises(ValueError, match="between 1 and 6"):
            cypher.reach(tiers)


def test_every_kind_has_its_text_and_every_walked_link_its_step():
    assert len({cypher.label(kind) for kind in EntityKind}) == len(EntityKind)
    for kind in LinkKind:
        assert ("UPSTREAM" in cypher.put_edges(kind, walked=kind in UPSTREAM)) == (kind in UPSTREAM)
