"""Where did this come from? Source cards to captures in the archive, and captures to records."""
