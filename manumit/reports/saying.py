"""A signal in the words of a report. Its quote is shown only when it is found again in the archive."""

from collections.abc import Mapping

from manumit.model.graph import Attached, Exposure
from manumit.model.statement import Claim, Context, Disclosure, Licence, Listing
from manumit.model.words import Certainty
from manumit.reports.evidence import EvidenceOf, EvidenceView, QuoteCheck
from manumit.reports.figures import details_in_words
from manumit.reports.views import SayingView
from manumit.reports.visible import shortened
from rules.explain import country_in_words
from rules.moments import in_words, text_in_words


def saying_of(one: Exposure, names: Mapping[str, str], evidence: EvidenceOf, quote_check: QuoteCheck) -> SayingView:
    """The signal of an exposure as shown."""
    attached = one.signal
    views, unarchived = _views(attached, evidence)
    stands = bool(attached.quote) and quote_check(attached)
    quote, cut = shortened(attached.quote) if attached.quote and stands else (None, False)
    return SayingView(
        entity=names.get(attached.entity, attached.entity),
        what=what_in_words(attached),
        stance=stance_of(attached),
        quote=quote,
        figures=details_in_words(attached) if quote else None,
        shortened=cut,
        withheld=bool(attached.quote) and not stands,
        possible=one.certainty is Certainty.POSSIBLE,
        origin=attached.origin,
        date=_date(attached, views),
        evidence=views,
        unarchived=unarchived,
    )


def what_in_words(attached: Attached) -> str:
    """What is said, without its stance."""
    signal = attached.signal
    match signal:
        case Claim():
            return signal.indicator.replace("_", " ")
        case Listing():
            goods = f", goods: {signal.goods}" if signal.goods else ""
            return f"{signal.list}, {signal.measure.replace('_', ' ')}{goods}"
        case Licence():
            number = f" {signal.number}" if signal.number else ""
            return f"licence{number} of {signal.authority}: “{signal.wording}”{_interval(signal)}"
        case Disclosure():
            return f"statement under {signal.regime} for {signal.year}"
        case Context():
            labour = ", ".join(kind.replace("_", " ") for kind in signal.labour)
            return f"listed for {labour} in {country_in_words(signal.country)}, edition {signal.edition}"


def stance_of(attached: Attached) -> str:
    """The stance of a claim, with who found it; for everything else, the kind of signal."""
    signal = attached.signal
    if isinstance(signal, Claim):
        return f"{signal.stance} by {signal.found_by}" if signal.found_by else str(signal.stance)
    return signal.group.replace("_", " ")


def _views(attached: Attached, evidence: EvidenceOf) -> tuple[tuple[EvidenceView, ...], tuple[str, ...]]:
    found = [(statement, evidence(statement)) for statement in sorted(attached.statements)]
    return tuple(view for _, view in found if view), tuple(statement for statement, view in found if not view)


def _date(attached: Attached, views: tuple[EvidenceView, ...]) -> str | None:
    signal = attached.signal
    if isinstance(signal, Listing) and signal.effective:
        return in_words(signal.effective)
    said = signal.published_at if isinstance(signal, Claim) else None
    return text_in_words(said or next((view.published_at for view in views if view.published_at), None))


def _interval(licence: Licence) -> str:
    ends = [("from", licence.valid_from), ("to", licence.valid_to)]
    return "".join(f" {word} {in_words(day)}" for word, day in ends if day)
