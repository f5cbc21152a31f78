"""Bytes of a page or text file to characters. A page cannot be asked, so what was replaced is told."""

import codecs
import re

import charset_normalizer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_LETTER = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_LETTERS = re.compile(_LETTER)
_ASCII = bytes(range(128))
_NO_ASCII_LETTERS = bytes(byte for byte in range(256) if byte > 127 or not chr(byte).isalpha())
_WESTERN = 0.3  # letters beyond ASCII to one within; French has fewer than one to ten, Russian ten to one
# What is UTF-8, and what is not.
_RUNS = re.compile(rb"((?:[\x00-\x7f]|" + _LETTER + rb")+)|([\x80-\xff]+?(?=[\x00-\x7f]|" + _LETTER + rb"|\Z))")
# What browsers read under these labels (WHATWG Encoding Standard).
_BROWSER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


def decode(payload: bytes, *, mime: str, markup: bool) -> tuple[str, str | None]:
    """The text and what had to be done to get it: by mark, header, meta element, UTF-8, then by likelihood."""
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return _with_loss(payload, name)
    declared = _declared(payload, mime, markup)
    for name in dict.fromkeys([*declared, "utf-8"]):
        try:
            return payload.decode(name), None
        except UnicodeDecodeError:
            continue
    return _likely(payload, declared)


def _declared(payload: bytes, mime: str, markup: bool) -> list[str]:
    labels = _HEADER.findall(mime)
    if markup:
        labels += [label.decode("ascii", "replace") for label in _META.findall(payload[:4096])[:1]]
    return [name for label in labels if (name := _codec(label))]


def _codec(label: str) -> str | None:
    try:
        info = codecs.lookup(label)
    except LookupError:
        return None
    # UTF-16 in a meta element contradicts itself: the element could not have been read.
    known = info._is_text_encoding and not info.name.startswith(("utf-16", "utf-32", "utf-7"))
    return _BROWSER.get(info.name, info.name) if known else None


def _likely(payload: bytes, declared: list[str]) -> tuple[str, str | None]:
    mixed = _mixed(payload) if declared in ([], ["utf-8"]) else None
    if mixed:
        return mixed
    if declared:
        return _with_loss(payload, declared[0])
    name = "cp1252" if _is_western(payload) else _guess(payload) or "cp1252"
    text, loss = _with_loss(payload, name)
    return text, loss or f"the encoding is not declared; read as {name}"


def _is_western(payload: bytes) -> bool:
    """Whether most letters are ASCII, as in the languages that are read: guessing by likelihood garbles the others."""
    beyond = len(payload.translate(None, delete=_ASCII))
    return beyond < _WESTERN * len(payload.translate(None, delete=_NO_ASCII_LETTERS))


def _guess(payload: bytes) -> str | None:
    best = charset_normalizer.from_bytes(payload[:200_000]).best()
    return _codec(best.encoding) if best else None


def _mixed(payload: bytes) -> tuple[str, str] | None:
    """UTF-8 into which pieces in Windows-1252 were pasted, each read as what it is; None for any other payload."""
    strange = len(_LETTERS.sub(b"", payload).translate(None, delete=_ASCII))
    if sum(1 for _ in _LETTERS.finditer(payload)) < strange:
        return None
    text = "".join(run[0].decode("utf-8" if run[1] else "cp1252", "replace") for run in _RUNS.finditer(payload))
    return text, f"{strange} bytes are not utf-8 and were replaced by what they are in cp1252"


def _with_loss(payload: bytes, name: str) -> tuple[str, str | None]:
    text = payload.decode(name, "replace")
    lost = text.count("\ufffd")
    return text, f"{lost} characters are not {name.removesuffix('-sig')} and were replaced" if lost else None
