"""Runs of eight words, and salted hashes of those of passages set aside: no text of ours may hold one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from manumit.model.errors import UsageProblem

LENGTH = 8
DIGITS = 12
HEAD = "salt "
WORD = re.compile(r"\w+")


def grams(text: str) -> set[str]:
    """Every run of eight words of a text, in small letters, without punctuation."""
    words = WORD.findall(text.lower())
    return {" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1)}


@dataclass(frozen=True)
class SetAside:
    """The runs of passages that nothing of ours may repeat, as hashes: the words cannot be read back from them."""

    salt: str
    hashes: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], *, salt: str) -> "SetAside":
        """The hashes of every run of the texts."""
        return cls(salt, frozenset(_hashed(gram, salt) for text in texts for gram in grams(text)))

    @classmethod
    def load(cls, path: Path) -> "SetAside":
        """A file written by lines(). Raises UsageProblem."""
        head, *hashes = path.read_text(encoding="ascii").splitlines() or [""]
        if not head.startswith(HEAD) or not hashes:
            raise UsageProblem(f"{path.name}: not a file of hashed runs of words; renew it with scripts/hash_runs.py")
        return cls(head.removeprefix(HEAD), frozenset(hashes))

    def lines(self) -> str:
        """The file's text: the salt, then the hashes in order."""
        return "\n".join([HEAD + self.salt, *sorted(self.hashes)]) + "\n"

    def repeated_in(self, text: str) -> list[str]:
        """The runs of a text that belong to a passage set aside, in order."""
        return sorted(gram for gram in grams(text) if _hashed(gram, self.salt) in self.hashes)


def _hashed(gram: str, salt: str) -> str:
    return sha256(f"{salt} {gram}".encode()).hexdigest()[:DIGITS]
