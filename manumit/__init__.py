"""manumit: evidence on forced labour in supply chains, from the page to the reason."""

__version__ = "0.1.0"
