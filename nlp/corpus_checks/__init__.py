"""What the corpus must hold, counted and checked; two labellings of the same passages compared."""
