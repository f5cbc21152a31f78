"""What the corpus must hold, in numbers, and which of them it falls short of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from manumit.model.words import Indicator, Stance
from nlp.training.corpus import Passage

PASSAGES = 3_000
EACH_CELL = 15
EACH_NEAR_MISS = 20
WITH_ACTORS = 600
ACTORS_EACH = 3
WITH_PERSONS = 300
EACH_LANGUAGE = 60
NEAR_MISSES = {
    "ILO-01": "people who are vulnerable, and nobody who uses it",
    "ILO-02": "deceived customers, misleading advertising, job scams without work",
    "ILO-03": "access control, quarantine, goods that may not move",
    "ILO-04": "remote sites, work from home, telephones forbidden beside machines",
    "ILO-05": "violence of others, figures of speech, zero tolerance",
    "ILO-06": "other threats: to the climate, to data, to researchers",
    "ILO-07": "papers copied, registered or kept at the worker's wish; retention of records",
    "ILO-08": "withholding tax, errors of payroll that were put right",
    "ILO-09": "corporate debt, bonds, bonded goods, ordinary loans",
    "ILO-10": "a single fault of safety, terms and conditions, animals",
    "ILO-11": "overtime that is freely chosen and within limits, hours of machines",
    "prohibition": "what a rule forbids",
    "commitment": "what somebody promises or intends",
    "negated": "what is said not to be so",
    "remediation": "what was put right",
    "risk": "what might be, in a sector or a country",
    "definition": "what a word means",
    "conditional": "what would follow if it were so",
    "fiction": "novels, films, history, training cases",
    "other_party": "what somebody else did, beside a firm that is named",
    "denial": "what the accused disputes",
    "questionnaire": "what is asked, not said",
    "boilerplate": "standing clauses of contracts, laws and statements",
    "homonym": "the same words in another sense",
    "scope": "numbers and facts about the world or a sector, with no doer",
}
"""Wordings that tempt a reader: what each of the eleven indicators is not, and what is no conduct at all."""
REGISTERS = (
    *("ngo_report", "news", "court", "authority", "audit", "statement", "code", "contract", "reply", "remediation"),
    *("survey", "vacancy", "agency_site", "parliament", "blog", "business", "homonym"),
)
ACTORS = ("accuser", "accused", "buyer", "regulator", "recruiter", "publisher", "auditor")
Cells = Counter[tuple[Indicator, Stance]]


def cells(passages: Iterable[Passage]) -> Cells:
    """In how many passages each indicator stands in each stance."""
    return Counter(cell for p in passages for cell in {(m.indicator, m.stance) for m in p.mentions})


def near_misses(passages: Iterable[Passage]) -> Counter[str]:
    """How many passages exercise each class of near miss."""
    return Counter(near for passage in passages for near in set(passage.near))


def with_actors(passages: Iterable[Passage]) -> int:
    """In how many passages at least three kinds of actor stand."""
    return sum(len(set(passage.actors)) >= ACTORS_EACH for passage in passages)


def shortfalls(passages: Sequence[Passage]) -> Iterator[str]:
    """One line for each number that the English corpus falls short of."""
    yield from _short("passages", len(passages), PASSAGES)
    counted = cells(passages)
    for indicator in Indicator:
        for stance in Stance:
            yield from _short(f"{indicator} × {stance}", counted[indicator, stance], EACH_CELL)
    near = near_misses(passages)
    for name in NEAR_MISSES:
        yield from _short(f"near miss {name}", near[name], EACH_NEAR_MISS)
    yield from _short("three kinds of actor", with_actors(passages), WITH_ACTORS)
    yield from _short("passages with persons", sum(bool(p.persons) for p in passages), WITH_PERSONS)


def _short(what: str, count: int, least: int) -> Iterator[str]:
    if count < least:
        yield f"{what}: {count} of {least}"
