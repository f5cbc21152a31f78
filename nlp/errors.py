"""What can go wrong while reading.

ConfigurationProblem
├── LexiconProblem        a page of indicators, stances or names is malformed
└── LanguageModelMissing  the spaCy pipeline that the settings name is not installed
"""

from manumit.model.errors import ConfigurationProblem


class LexiconProblem(ConfigurationProblem):
    """Raised where a YAML page of the lexicon does not fit its shape."""


class LanguageModelMissing(ConfigurationProblem):
    """Raised where the configured language model cannot be loaded."""
