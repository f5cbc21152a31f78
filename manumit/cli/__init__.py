"""The command line: data on stdout, progress and errors on stderr, documented exit codes."""

from manumit.cli.main import main

__all__ = ["main"]
