"""Vacancies and recruitment offers, read for what they hide. An offer accuses nobody: it says what would happen."""
