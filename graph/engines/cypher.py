"""All Cypher of the Neo4j engine. Labels and types come from the closed vocabularies; everything else is a parameter.

Nodes are :Entity with one label per kind, :Signal, :Redirect and one :Graph. A link is one relationship in the
direction of its sentence; where it is walked upstream it is also one :UPSTREAM from the nearer to the further end.
doc holds the whole value as canonical JSON; the other properties are for people, search and walks.

Wherever a query starts from ids it says so (USING INDEX SEEK): a plan made while the graph was nearly empty would
otherwise scan it, and be kept when it is full.
"""

from manumit.model.words import EntityKind, LinkKind

MAX_TIERS = 6


def label(kind: EntityKind) -> str:
    """public_body → PublicBody."""
    return "".join(part.capitalize() for part in kind.value.split("_"))


KIND_LABELS = ":".join(label(kind) for kind in EntityKind)
LINK_TYPES = "|".join(kind.value for kind in LinkKind)

CONSTRAINTS = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT signal_id IF NOT EXISTS FOR (n:Signal) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT redirect_id IF NOT EXISTS FOR (n:Redirect) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE",
    *(
        f"CREATE CONSTRAINT {kind.value.lower()}_id IF NOT EXISTS FOR ()-[r:{kind.value}]-() REQUIRE r.id IS UNIQUE"
        for kind in LinkKind
    ),
    "CREATE TEXT INDEX entity_lines IF NOT EXISTS FOR (n:Entity) ON (n.lines)",
    "CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (n:Entity) ON EACH [n.words] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
)
AWAIT_INDEXES = "CALL db.awaitIndexes(60)"


def put_entities(kind: EntityKind) -> str:
    return f"""
UNWIND $rows AS row
MERGE (n:Entity {{id: row.id}})
REMOVE n:{KIND_LABELS}
SET n = row, n:{label(kind)}
RETURN count(n) AS written"""


def put_edges(kind: LinkKind, *, walked: bool) -> str:
    """Rows carry source, target, nearer, further and the properties to keep."""
    upstream = """
WITH r, row
MATCH (near:Entity {id: row.nearer}), (far:Entity {id: row.further})
USING INDEX SEEK near:Entity(id) USING INDEX SEEK far:Entity(id)
MERGE (near)-[:UPSTREAM {id: row.id}]->(far)"""
    return f"""
UNWIND $rows AS row
MATCH (source:Entity {{id: row.source}}), (target:Entity {{id: row.target}})
USING INDEX SEEK source:Entity(id) USING INDEX SEEK target:Entity(id)
MERGE (source)-[r:{kind.value} {{id: row.id}}]->(target)
SET r = row.properties{upstream if walked else ""}
RETURN count(r) AS written"""


PUT_SIGNALS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity}) USING INDEX SEEK e:Entity(id)
MERGE (s:Signal {id: row.id})
SET s = row
WITH s, e
CALL (s, e) { MATCH (s)-[old:ABOUT]->(other:Entity) WHERE other <> e DELETE old }
MERGE (s)-[:ABOUT]->(e)
RETURN count(s) AS written"""
PUT_TWINS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.lesser}), (b:Entity {id: row.greater})
USING INDEX SEEK a:Entity(id) USING INDEX SEEK b:Entity(id)
MERGE (a)-[r:POSSIBLY_SAME]->(b)
SET r = row.properties
RETURN count(r) AS written"""
PUT_REDIRECTS = """
UNWIND $rows AS row
MERGE (n:Redirect {id: row.id})
SET n.target = row.target
RETURN count(n) AS written"""
MISSING = """
UNWIND $ids AS id
OPTIONAL MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
WITH id, n WHERE n IS NULL
RETURN id ORDER BY id LIMIT 1"""

COMMIT = "MERGE (g:Graph {id: 'manumit'}) SET g.version = $version"
DROP_VERSION = "MATCH (g:Graph {id: 'manumit'}) REMOVE g.version"
VERSION = "MATCH (g:Graph {id: 'manumit'}) RETURN g.version AS version"
CLEAR = tuple(
    f"MATCH (n:{name}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS written"
    for name in ("Signal", "Entity", "Redirect")
)

ENTITY = "MATCH (n:Entity {id: $id}) RETURN n.doc AS doc"
ENTITIES = """
MATCH (n:Entity) WHERE n.id > $after AND ($any OR n.kind IN $kinds)
RETURN n.doc AS doc ORDER BY n.id LIMIT $limit"""
REDIRECT = "MATCH (n:Redirect {id: $id}) RETURN n.target AS target"

NEIGHBOURS = f"""
MATCH (n:Entity {{id: $id}})-[r:{LINK_TYPES}]-() USING INDEX SEEK n:Entity(id) WHERE $any OR type(r) IN $kinds
WITH DISTINCT r ORDER BY r.id
RETURN collect(r.doc)[..$limit] AS docs, count(r) AS total"""
EDGES_AMONG = f"""
UNWIND $ids AS id
MATCH (n:Entity {{id: id}})-[r:{LINK_TYPES}]->(m:Entity) USING INDEX SEEK n:Entity(id) WHERE m.id IN $ids
RETURN r.doc AS doc ORDER BY r.id"""
EDGES_FROM = f"""
UNWIND $ids AS id
MATCH (n:Entity {{id: id}})-[r:{LINK_TYPES}]->() USING INDEX SEEK n:Entity(id) WHERE $any OR type(r) IN $kinds
RETURN r.doc AS doc ORDER BY r.id"""
SIGNALS = """
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:ABOUT]-(s:Signal) USING INDEX SEEK n:Entity(id)
RETURN s.doc AS doc ORDER BY s.id"""
TWINS = """
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r:POSSIBLY_SAME]-() USING INDEX SEEK n:Entity(id)
RETURN DISTINCT r.doc AS doc"""


def reach(tiers: int) -> str:
    """Everything up to so many tiers upstream of each subject, nearest tier; the subject itself is left out.

    The bound of a walk cannot be a parameter in Cypher, so it is one of six fixed texts.
    """
    if tiers not in range(1, MAX_TIERS + 1):
        raise ValueError(f"{tiers} tiers: between 1 and {MAX_TIERS}")
    return f"""
UNWIND $ids AS id
MATCH (c:Entity {{id: id}}) USING INDEX SEEK c:Entity(id)
CALL (c) {{
    MATCH p = (c)-[:UPSTREAM*1..{tiers}]->(u:Entity)
    WITH u, min(length(p)) AS tier WHERE u <> c
    RETURN collect([tier, u.id]) AS reached
}}
RETURN id, reached"""


FIND_LINES = """
MATCH (n:Entity) WHERE n.lines CONTAINS $text AND ($any OR n.kind IN $kinds)
RETURN n.doc AS doc ORDER BY n.width, n.id LIMIT $limit"""
FIND_WORDS = """
CALL db.index.fulltext.queryNodes('entity_words', $text) YIELD node AS n
WHERE $any OR n.kind IN $kinds
RETURN n.doc AS doc ORDER BY n.width, n.id LIMIT $limit"""

COUNTS = f"""
MATCH (n:Entity) RETURN 'entities' AS what, n.kind AS kind, count(*) AS number
UNION ALL MATCH (n:Signal) RETURN 'signals' AS what, n.kind AS kind, count(*) AS number
UNION ALL MATCH ()-[r:{LINK_TYPES}]->() RETURN 'edges' AS what, type(r) AS kind, count(*) AS number
UNION ALL MATCH ()-[r:POSSIBLY_SAME]->() RETURN 'twins' AS what, null AS kind, count(*) AS number
UNION ALL MATCH (n:Redirect) RETURN 'redirects' AS what, null AS kind, count(*) AS number"""
