"""A rule as its file holds it: when it raises, in which words, what would settle it, and the examples that judge it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from manumit.model.base import Model
from manumit.model.words import (
    EntityKind,
    Indicator,
    LabourKind,
    LicenceStatus,
    LinkKind,
    ListingStatus,
    Severity,
    Stance,
)
from rules.fill import placeholders

SignalName = Literal["listing", "licence", "claim", "disclosure", "context"]
Measure = Literal["entity_list", "import_ban", "exclusion", "sanction"]
Element = Literal["involuntariness", "menace"]

# What a reason may name. Each is filled by rules.explain from the exposures of one accused.
SLOTS = frozenset(
    {
        "subject",
        "entity",
        "path",
        "stance",
        "indicators",
        "sources",
        "measure",
        "list",
        "programme",
        "authority",
        "wording",
        "placed_on",
        "country",
        "labour",
    }
)
_ONLY_FOR = {
    "indicator": "claim",
    "stance": "claim",
    "measure": "listing",
    "extends_to_subsidiaries": "listing",
    "labour": "context",
    "during": "licence",
}


class Pattern(Model):
    """What one exposure must look like. A field that is left out asks for nothing."""

    signal: SignalName
    indicator: tuple[Indicator, ...] = ()
    stance: tuple[Stance, ...] = ()
    measure: tuple[Measure, ...] = ()
    status: tuple[ListingStatus | LicenceStatus, ...] = Field((), description="status on the day that is judged")
    extends_to_subsidiaries: bool | None = None
    labour: tuple[LabourKind, ...] = ()
    on: Literal["subject", "upstream", "any"] = "any"
    along: tuple[LinkKind, ...] = Field((), description="every link of the path is one of these")
    by: tuple[LinkKind, ...] = Field((), description="the link that ends at the signal is one of these")
    share: float | None = Field(None, gt=0, le=100, description="no owner on the path holds less, in per cent")
    tiers: int | None = Field(None, ge=0, le=6)
    during: Literal["placed_on"] | None = Field(None, description="the status is that of the day of placement")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for name, signal in _ONLY_FOR.items():
            if getattr(self, name) not in ((), None) and self.signal != signal:
                raise ValueError(f"{name} is a word for {signal}, not for {self.signal}")
        if self.signal == "claim" and not (self.stance and all(stance.is_conduct for stance in self.stance)):
            raise ValueError("a claim raises only as alleged or found: give stance as one or both of these")
        if self.status and self.signal not in ("listing", "licence"):
            raise ValueError(f"status is a word for listing and licence, not for {self.signal}")
        words = ListingStatus if self.signal == "listing" else LicenceStatus
        if unknown := [status for status in self.status if status not in list(words)]:
            raise ValueError(f"{self.signal} has no status {unknown[0].value!r}")
        return self


class Condition(Model):
    """One exposure that raises."""

    exposure: Pattern


class Together(Model):
    """Elements that must be shown about the same entity within one window of time (ILO C29, art. 2)."""

    elements: tuple[Element, ...] = Field(min_length=1)
    window_months: int = Field(24, ge=1, le=120)
    indicators: int = Field(2, ge=1, description="distinct indicators; one claim alone is never a case")


class When(Model):
    """When the rule raises: by what was said, or by what was not said although its source was read.

    A match by name alone never raises; it asks. identity says so to the person who reads the file.
    """

    any: tuple[Condition, ...] = ()
    together: Together | None = None
    independent_sources: int = Field(1, ge=1, description="distinct origins about the same entity")
    absent: Pattern | None = None
    covered: tuple[SignalName, ...] = ()
    identity: Literal["matched"] = "matched"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.any) == (self.absent is not None):
            raise ValueError("give either any (what raises) or absent (what is missing)")
        if self.absent and self.absent.signal not in self.covered:
            raise ValueError(f"absence counts only where its source was read: add covered: [{self.absent.signal}]")
        return self


class Examples(Model):
    """Small worlds, by name, that the rule must raise on, stay quiet on, or ask a question about."""

    raises: tuple[str, ...] = Field(min_length=1)
    stays_quiet: tuple[str, ...] = Field(min_length=1)
    asks: tuple[str, ...] = ()


class Rule(Model):
    """One rule file. id is the name of the file; version grows when the meaning changes."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    version: int = Field(1, ge=1)
    title: str = Field(min_length=1)
    severity: Severity
    laws: tuple[str, ...] = ()
    subjects: tuple[EntityKind, ...] = Field(min_length=1)
    when: When
    reason: str = Field(min_length=1)
    settles: tuple[str, ...] = Field(min_length=1)
    steps: tuple[str, ...] = Field(min_length=1)
    examples: Examples

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        if unknown := sorted(placeholders(self.reason) - SLOTS):
            raise ValueError(f"reason: no such slot {{{unknown[0]}}}; use one of {', '.join(sorted(SLOTS))}")
        return self
