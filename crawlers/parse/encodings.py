"""Bytes of the user's own list to characters: proven, agreed on, or asked for. Never guessed in silence."""

import codecs
import re
import unicodedata

import chardet
import charset_normalizer

from crawlers.parse.alphabets import odd_words
from manumit.model.errors import UsageProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "mac_roman", "cp850")
_OTHER = ("cp1251", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "shift_jis", "euc_kr")
_SAME = {"latin_1": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_SAME |= {"cp949": "euc_kr", "cp932": "shift_jis", "tis-620": "cp874", "iso8859-11": "cp874"}


def decode_list(payload: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text, and the encoding it was in. Raises UsageProblem where a person has to say which it is."""
    if encoding is not None:
        return _as_told(payload, name, encoding)
    for mark, marked in _MARKS:
        if payload.startswith(mark):
            return _as_marked(payload, name, marked)
    unmarked = _utf16_without_mark(payload)
    for candidate in (unmarked, "utf-8"):
        if candidate and (text := _decoded(payload, candidate)) is not None:
            return text, candidate
    if b"\x00" in payload:
        raise UsageProblem(f"{name}: binary data, not a list; give a CSV, XLSX or ODS file")
    return _agreed(payload, name)


def _as_told(payload: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        text = payload.decode(encoding)
    except LookupError:
        raise UsageProblem(f"{name}: there is no encoding '{encoding}'; try utf-8, cp1252 or gb18030") from None
    except UnicodeDecodeError as error:
        raise UsageProblem(
            f"{name}: byte {error.start + 1} is not {encoding}; leave --encoding out or give another"
        ) from error
    if _strange(text):
        raise UsageProblem(f"{name}: read as {encoding} it is full of control characters; give another --encoding")
    return text.removeprefix("\ufeff"), encoding


def _as_marked(payload: bytes, name: str, marked: str) -> tuple[str, str]:
    text = _decoded(payload, marked)
    if text is None:
        raise UsageProblem(f"{name}: starts as {marked.removesuffix('-sig')} but is damaged; save the list again")
    return text, marked.removesuffix("-sig")


def _utf16_without_mark(payload: bytes) -> str | None:
    """Text of mostly Latin letters has a zero in every second byte."""
    even, odd = payload[0:4096:2].count(0), payload[1:4096:2].count(0)
    half = min(len(payload), 4096) // 2
    if max(even, odd) * 2 < half or min(even, odd) * 10 > half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _agreed(payload: bytes, name: str) -> tuple[str, str]:
    """A legacy encoding: two detectors must give one text, and no other reading may be as good."""
    readings = _readings(payload)
    votes = [text for text in (_vote(payload, detector) for detector in ("charset_normalizer", "chardet")) if text]
    for text, encoding in readings.items():
        if votes.count(text) == 2 and not _has_rival(text, readings):
            return text, encoding
        if text in votes and encoding in _LATIN and _is_best(text, readings):
            return text, encoding
    raise UsageProblem(_question(name, readings, votes))


def _readings(payload: bytes) -> dict[str, str]:
    """Every reading that decodes without a fault, and the first encoding that gives it."""
    readings: dict[str, str] = {}
    for encoding in _LATIN + _OTHER:
        text = _decoded(payload, encoding)
        if text is not None and not _strange(text):
            readings.setdefault(text, encoding)
    return readings


def _vote(payload: bytes, detector: str) -> str | None:
    if detector == "chardet":
        found = chardet.detect(payload).get("encoding")
    else:
        best = charset_normalizer.from_bytes(payload).best()
        found = best.encoding if best else None
    if not found:
        return None
    codec = codecs.lookup(str(found)).name
    return _decoded(payload, _SAME.get(codec, codec))


def _has_rival(text: str, readings: dict[str, str]) -> bool:
    """Whether a Latin reading is as free as this one of words that no language writes."""
    if readings[text] in _OTHER:
        return any(encoding in _LATIN and not odd_words(other) for other, encoding in readings.items())
    return not _is_best(text, readings)


def _is_best(text: str, readings: dict[str, str]) -> bool:
    mine = odd_words(text)
    return all(odd_words(other) > mine for other, encoding in readings.items() if other != text and encoding in _LATIN)


def _question(name: str, readings: dict[str, str], votes: list[str]) -> str:
    """The likeliest readings, each with a name as it would look, for a person to choose from."""
    order = _LATIN + _OTHER

    def rank(item: tuple[str, str]) -> tuple[int, int, int]:
        return -votes.count(item[0]), odd_words(item[0]), order.index(item[1])

    likely = sorted(readings.items(), key=rank)[:4]
    shown = "; ".join(f"{encoding} gives '{_preview(text)}'" for text, encoding in likely)
    return f"{name}: not UTF-8, and the encoding is not certain: {shown}; say which with --encoding"


def _preview(text: str) -> str:
    word = re.search(r"[^\n;,\t|\"]*[^\x00-\x7f][^\n;,\t|\"]*", text)
    return " ".join(word[0].split())[:40] if word else ""


def _decoded(payload: bytes, encoding: str) -> str | None:
    try:
        return payload.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strange(text: str) -> bool:
    letters = set(text) - set("\t\n\r\x0b\x0c\x1a")
    return any(unicodedata.category(letter) in ("Cc", "Co") for letter in letters)
