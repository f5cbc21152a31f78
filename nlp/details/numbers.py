"""Numbers as texts write them: 4,20,000 and 1.500.000, two lakh, twelve hundred, half a million."""

import re
from decimal import Decimal
from functools import cache

from manumit.model.base import Model
from nlp.pages import HERE, read_page

SPACES = " \u00a0\u202f"
FIGURE = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,2})?"  # 420,000 · 4,20,000 · 1,500.50
    r"|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?"  # 1.500.000 · 1.500,50
    rf"|\d{{1,3}}(?:[{SPACES}’']\d{{3}})+"  # 420 000
    r"|\d+(?:[.,]\d{1,2})?)(?![\d])"
)
GROUP_MARK = re.compile(rf"[{SPACES}’']|[.,](?=\d{{2,3}}(?:[.,]|$))")


class NumberWords(Model):
    """Words that are numbers, words that multiply one, letters that do so directly behind a figure."""

    units: dict[str, int]
    scales: dict[str, int]
    letters: dict[str, int]


@cache
def number_words() -> NumberWords:
    """The words of nlp/details/numbers.yml. Raises LexiconProblem."""
    return read_page(HERE / "details" / "numbers.yml", NumberWords)


@cache
def figure_or_words() -> str:
    """A pattern, without groups that catch, for a number in figures or words, with what multiplies it."""
    return rf"(?<![\w.,]){second_number()}"


@cache
def second_number() -> str:
    """The same pattern for a number that stands behind a sign or behind another number, whatever parts them."""
    words = number_words()
    scale = "|".join(sorted(words.scales, key=lambda word: (-len(word), word)))
    letter = "|".join(sorted(words.letters, key=lambda word: (-len(word), word)))
    unit = "|".join(sorted({*words.units, *words.scales}, key=lambda word: (-len(word), word)))
    figure = rf"{FIGURE}(?:(?:[ -](?:{scale})|(?:{letter}))\b)?"
    spoken = rf"(?:half a[ -](?:{scale})|an? (?:{scale})|(?:{unit}))(?:(?:[ -]| and )(?:{unit}))*\b"
    return rf"(?:{figure}|(?i:{spoken}))"


def value_of(wording: str) -> Decimal:
    """The number that a wording matched by figure_or_words stands for."""
    words = number_words()
    parts = [part for part in re.split(rf"[-{SPACES}]+", wording) if part]
    if wording[:1].isdigit():
        figure, rest = _figure(wording)
        return figure * _scale(rest, words)
    total, current = Decimal(0), Decimal(0)
    for part in (part.lower() for part in parts):
        if part == "half":
            current = Decimal("0.5")
        elif part in words.units:
            current += words.units[part]
        elif part in words.scales and words.scales[part] >= 1000:
            total, current = total + (current or Decimal(1)) * words.scales[part], Decimal(0)
        elif part in words.scales:
            current = (current or Decimal(1)) * words.scales[part]
    return total + current


def plain(number: Decimal) -> str:
    """The number in figures, without exponent or idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def span_in_words(low: str, high: str | None) -> str:
    """Low, or low-high in rising order, in figures."""
    first = value_of(low)
    if high is None:
        return plain(first)
    second = value_of(high)
    return f"{plain(min(first, second))}-{plain(max(first, second))}"


def _figure(wording: str) -> tuple[Decimal, str]:
    match = re.match(FIGURE, wording)
    assert match is not None
    figures = match[0]
    tail = re.search(r"[.,]\d{1,2}$", figures)
    whole = figures[: tail.start()] if tail else figures
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{tail[0][1:]}" if tail else digits), wording[match.end() :].strip(f"-{SPACES}")


def _scale(rest: str, words: NumberWords) -> int:
    if rest in words.letters:
        return words.letters[rest]
    return words.scales.get(rest.lower(), 1)
