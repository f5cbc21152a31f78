"""The frozen base of every type that crosses a room, and the canonical bytes that ids are made of."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value: immutable, compared by content, refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def canonical(value: Any) -> str:
    """One JSON text per value: sorted keys, no spaces, absent fields left out."""
    plain = value.model_dump(mode="json", exclude_none=True) if isinstance(value, BaseModel) else value
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(*parts: Any) -> str:
    """Sha256, in hex, of the parts' canonical JSON."""
    return hashlib.sha256("\n".join(canonical(part) for part in parts).encode()).hexdigest()
