"""The embedded engine's SQL. Lists of ids and kinds travel as one JSON parameter; nothing is pasted into a text."""

PUT_ENTITY = """
INSERT INTO entity (id, kind, width, doc) VALUES (:id, :kind, :width, :doc)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, width = excluded.width, doc = excluded.doc
RETURNING key"""
DROP_WORDS = "DELETE FROM names WHERE rowid = ?"
DROP_LINES = "DELETE FROM name_lines WHERE rowid = ?"
PUT_WORDS = "INSERT INTO names (rowid, words) VALUES (?, ?)"
PUT_LINES = "INSERT INTO name_lines (rowid, lines) VALUES (?, ?)"

PUT_EDGE = """
INSERT INTO edge (id, kind, source, target, nearer, further, doc)
VALUES (:id, :kind, (SELECT key FROM entity WHERE id = :source), (SELECT key FROM entity WHERE id = :target),
    (SELECT key FROM entity WHERE id = :nearer), (SELECT key FROM entity WHERE id = :further), :doc)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, source = excluded.source, target = excluded.target,
    nearer = excluded.nearer, further = excluded.further, doc = excluded.doc"""
PUT_SIGNAL = """
INSERT INTO signal (id, entity, kind, doc)
VALUES (:id, (SELECT key FROM entity WHERE id = :entity), :kind, :doc)
ON CONFLICT (id) DO UPDATE SET entity = excluded.entity, kind = excluded.kind, doc = excluded.doc"""
PUT_TWIN = """
INSERT INTO twin (lesser, greater, doc)
VALUES ((SELECT key FROM entity WHERE id = :lesser), (SELECT key FROM entity WHERE id = :greater), :doc)
ON CONFLICT (lesser, greater) DO UPDATE SET doc = excluded.doc"""
PUT_REDIRECT = """
INSERT INTO redirect (id, target) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET target = excluded.target"""
PUT_META = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
META = "SELECT value FROM meta WHERE name = ?"
DROP_VERSION = "DELETE FROM meta WHERE name = 'version'"

ENTITY = "SELECT doc FROM entity WHERE id = ?"
ENTITIES = "SELECT doc FROM entity ORDER BY id"
ENTITIES_OF_KINDS = "SELECT doc FROM entity WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY id"
REDIRECT = "SELECT target FROM redirect WHERE id = ?"

NEIGHBOURS = """
FROM edge WHERE (:any OR kind IN (SELECT value FROM json_each(:kinds))) AND key IN (
    SELECT key FROM edge WHERE source = (SELECT key FROM entity WHERE id = :id)
    UNION SELECT key FROM edge WHERE target = (SELECT key FROM entity WHERE id = :id))"""
NEIGHBOURS_PAGE = f"SELECT doc {NEIGHBOURS} ORDER BY id LIMIT :limit"
NEIGHBOURS_COUNT = f"SELECT count(*) {NEIGHBOURS}"

ASKED = "WITH asked AS MATERIALIZED (SELECT key FROM entity WHERE id IN (SELECT value FROM json_each(:ids)))"
EDGES_AMONG = f"""{ASKED}
SELECT edge.doc FROM asked CROSS JOIN edge ON edge.source = asked.key
WHERE edge.target IN (SELECT key FROM asked) ORDER BY edge.id"""  # noqa: S608
EDGES_FROM = f"""{ASKED}
SELECT edge.doc FROM asked CROSS JOIN edge ON edge.source = asked.key
WHERE :any OR edge.kind IN (SELECT value FROM json_each(:kinds)) ORDER BY edge.id"""  # noqa: S608
SIGNALS = f"""{ASKED}
SELECT signal.doc FROM asked CROSS JOIN signal ON signal.entity = asked.key ORDER BY signal.id"""  # noqa: S608
TWINS = f"""{ASKED}
SELECT doc FROM twin WHERE lesser IN (SELECT key FROM asked) OR greater IN (SELECT key FROM asked)"""  # noqa: S608

STEP_UP = """
SELECT DISTINCT entity.id FROM entity JOIN edge ON edge.further = entity.key
WHERE edge.nearer IN (SELECT key FROM entity WHERE id IN (SELECT value FROM json_each(?))) ORDER BY entity.id"""
ALL_IDS = "SELECT key, id FROM entity ORDER BY id"
ALL_STEPS = "SELECT nearer, further FROM edge WHERE nearer IS NOT NULL"

FOUND = """
SELECT entity.doc, entity.width FROM entity
WHERE (:any OR kind IN (SELECT value FROM json_each(:kinds))) AND key IN """
BEST = " ORDER BY entity.width, entity.id LIMIT :limit"
FIND_LINES = f"{FOUND}(SELECT rowid FROM name_lines WHERE name_lines MATCH :text){BEST}"  # noqa: S608
FIND_SHORT = f"{FOUND}(SELECT rowid FROM name_lines WHERE instr(lines, :text) > 0){BEST}"  # noqa: S608
FIND_WORDS = f"{FOUND}(SELECT rowid FROM names WHERE names MATCH :text){BEST}"  # noqa: S608

COUNTS = """
SELECT 'entities', count(*) FROM entity UNION ALL SELECT 'edges', count(*) FROM edge
UNION ALL SELECT 'signals', count(*) FROM signal UNION ALL SELECT 'twins', count(*) FROM twin
UNION ALL SELECT 'redirects', count(*) FROM redirect
UNION ALL SELECT 'entities.' || kind, count(*) FROM entity GROUP BY kind
UNION ALL SELECT 'edges.' || kind, count(*) FROM edge GROUP BY kind
UNION ALL SELECT 'signals.' || kind, count(*) FROM signal GROUP BY kind"""
