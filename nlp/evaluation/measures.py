"""Everything that make evaluate measures, gathered into the tables of its page."""

from collections.abc import Callable, Sequence
from pathlib import Path

from nlp.evaluation import tables
from nlp.evaluation.labels import Judged, judged, labels_of, read_gold
from nlp.evaluation.persons import masking
from nlp.evaluation.pins import values
from nlp.evaluation.readers import BASELINES, read_all
from nlp.evaluation.results import Result
from nlp.reader import Reader
from nlp.training.corpus import FOLDER, passages

Say = Callable[[str], None]


class Measures:
    """One reader, asked about the corpus and about passages from outside."""

    def __init__(self, reader: Reader, *, folder: Path = FOLDER, say: Say = lambda _message: None) -> None:
        self._reader, self._say = reader, say
        rows = judged(passages(folder, language=None))
        tested = {passage.id for passage in passages(folder, split="test")}
        self._test = [row for row in rows if row.id in tested]
        self._named = [row for row in rows if row.persons and row.language == "en"]
        self._foreign = [row for row in rows if row.language != "en"]

    def page(self) -> tuple[dict[str, str], dict[str, float]]:
        """The tables about our own passages, and the figures to pin."""
        results = self.compare(self._test)
        reader = results[tables.READER]
        self._say(f"masking of persons in {len(self._named)} passages")
        named = list(zip(self._named, read_all(self._reader, self._named), strict=True))
        tested = {row.id for row in self._test}
        masked = {
            "test split": masking(pair for pair in named if pair[0].id in tested),
            "all": masking(named),
        }
        found = {
            "quality: version": f"Reader `{self._reader.version}`.",
            "quality: figures": tables.compared(results),
            "quality: indicators": tables.indicators(reader),
            "quality: stances": tables.stances(reader),
            "quality: classes": tables.classes(results),
            "quality: registers": tables.registers(reader),
            "quality: near misses": tables.near_misses(reader),
            "quality: examples": tables.shown(reader),
            "quality: persons": tables.persons(masked),
            "quality: languages": tables.languages(self._languages()),
        }
        return found, values(reader.intervals, masked["test split"].recall)

    def gold(self, path: Path) -> dict[str, str]:
        """The tables about a labelled file that is not ours."""
        results = self.compare(list(read_gold(path)))
        told = f"Reader `{self._reader.version}`."
        return {f"quality: {path.stem}": f"{told} {tables.outside(results)}"}

    def compare(self, rows: Sequence[Judged]) -> dict[str, Result]:
        """What the reader and each simpler one make of the same passages."""
        self._say(f"the reader reads {len(rows)} passages")
        results = {tables.READER: self.result(rows)}
        for name, read in BASELINES.items():
            self._say(f"{name} reads {len(rows)} passages")
            results[name] = Result(rows, read(rows))
        return results

    def result(self, rows: Sequence[Judged]) -> Result:
        """What the reader makes of passages."""
        return Result(rows, [labels_of(reading) for reading in read_all(self._reader, rows)])

    def _languages(self) -> dict[str, Result]:
        codes = sorted({row.language for row in self._foreign})
        return {code: self.result([row for row in self._foreign if row.language == code]) for code in codes}
