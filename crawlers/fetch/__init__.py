"""How pages are fetched: politely, only from public addresses, and with every response kept."""
