"""The ledger's tables: one text for SQLite and PostgreSQL.

Times are ISO 8601 in UTC at a fixed width, so that their order as text is their order in time.
Bodies are canonical JSON, as the model writes them.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1
VISIT_STATES = ("queued", "done", "failed", "closed")

metadata = MetaData()

schema = Table("schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

captures = Table(
    "captures",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("sha256", String, nullable=False),
    Column("fetched_at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# A text that is read anew (a better reader, more names to mask) is a further revision: the latest counts,
# and a quote from an earlier reading can still be checked against the text that it was taken from.
documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("capture", ForeignKey("captures.id"), nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("state", String, nullable=False),
    Column("body", Text, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject_key", String, index=True),
    Column("capture", ForeignKey("captures.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("valid_from", String),
    Column("valid_to", String),
    Index("statements_by_source", "source", "kind"),
    Index("statements_by_kind", "kind", "id"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("statement", ForeignKey("statements.id"), primary_key=True),
    Column("seen_at", String, primary_key=True),
    Column("run", String, primary_key=True),
    Column("capture", ForeignKey("captures.id"), primary_key=True),
    Index("sightings_by_capture", "capture"),
)

departures = Table(
    "departures",
    metadata,
    Column("statement", ForeignKey("statements.id"), primary_key=True),
    Column("gone_at", String, primary_key=True),
    Column("run", String, primary_key=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("pair", Text, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("score", Float),
    Column("body", Text, nullable=False),
    UniqueConstraint("pair", "body"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("detail", Text, nullable=False),
)
Index(
    "one_unfinished_run_per_key",
    runs.c.kind,
    runs.c.key,
    unique=True,
    sqlite_where=runs.c.finished_at.is_(None),
    postgresql_where=runs.c.finished_at.is_(None),
)

visits = Table(
    "visits",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("source", String, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("state", String, nullable=False),
    Column("reason", Text),
    Column("capture", String),
    Column("depth", Integer, nullable=False),
    Column("referrer", Text),
    Column("tried_at", String),
    CheckConstraint(f"state IN {VISIT_STATES!r}", name="known_visit_state"),
)

stages = Table(
    "stages",
    metadata,
    Column("capture", ForeignKey("captures.id"), primary_key=True),
    Column("stage", String, primary_key=True),
    Column("version", String, primary_key=True),
)

APPEND_ONLY = (captures, documents, statements, sightings, departures, judgements)
