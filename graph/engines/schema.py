"""The embedded engine's tables. Each refuses, by itself, anything that no statement supports.

doc holds the whole value as canonical JSON; the other columns are what is searched and walked.
"""

from manumit.model.words import EntityKind, LinkKind

LAYOUT = 1


def _one_of(values: type[EntityKind] | type[LinkKind]) -> str:
    return ", ".join(f"'{value.value}'" for value in values)


SUPPORTED = """json_valid(doc) AND coalesce(json_array_length(doc, '$.statements'), 0) > 0
        AND coalesce(json_extract(doc, '$.statements[0]'), '') <> ''"""

TABLES = f"""
CREATE TABLE entity (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    kind TEXT NOT NULL CHECK (kind IN ({_one_of(EntityKind)})),
    width INTEGER NOT NULL,
    doc TEXT NOT NULL CHECK ({SUPPORTED})
) STRICT;
CREATE INDEX entity_kind ON entity (kind, id);

CREATE TABLE edge (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    kind TEXT NOT NULL CHECK (kind IN ({_one_of(LinkKind)})),
    source INTEGER NOT NULL REFERENCES entity (key),
    target INTEGER NOT NULL REFERENCES entity (key),
    nearer INTEGER,
    further INTEGER,
    doc TEXT NOT NULL CHECK ({SUPPORTED})
) STRICT;
CREATE INDEX edge_source ON edge (source, kind);
CREATE INDEX edge_target ON edge (target, kind);
CREATE INDEX edge_upstream ON edge (nearer, further) WHERE nearer IS NOT NULL;
CREATE TRIGGER edge_ends BEFORE UPDATE OF source, target, kind ON edge
WHEN old.source <> new.source OR old.target <> new.target OR old.kind <> new.kind
BEGIN SELECT raise(ABORT, 'edge id names other ends'); END;

CREATE TABLE signal (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    entity INTEGER NOT NULL REFERENCES entity (key),
    kind TEXT NOT NULL,
    doc TEXT NOT NULL CHECK ({SUPPORTED})
) STRICT;
CREATE INDEX signal_entity ON signal (entity, id);

CREATE TABLE twin (
    lesser INTEGER NOT NULL REFERENCES entity (key),
    greater INTEGER NOT NULL REFERENCES entity (key),
    doc TEXT NOT NULL CHECK (json_valid(doc)),
    PRIMARY KEY (lesser, greater)
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_greater ON twin (greater);

CREATE TABLE redirect (id TEXT PRIMARY KEY, target TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE names USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE name_lines USING fts5 (lines, tokenize = 'trigram');

PRAGMA user_version = {LAYOUT};
"""

CONTENT = ("twin", "signal", "edge", "entity", "redirect", "names", "name_lines")

PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA foreign_keys = ON;
PRAGMA mmap_size = 268435456;
PRAGMA cache_size = -65536;
"""
