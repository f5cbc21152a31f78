"""One reader for all tests of reading: the language model is loaded once."""

import pytest

from nlp.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
