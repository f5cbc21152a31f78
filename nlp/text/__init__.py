"""Captures read as text: zones, title, publisher, date, language, and a state for whatever could not be read."""

from nlp.text.lines import line_id, read_lines
from nlp.text.reader import TEXT_VERSION, read_capture

__all__ = ["TEXT_VERSION", "line_id", "read_capture", "read_lines"]
