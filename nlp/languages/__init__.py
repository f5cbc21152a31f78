"""Languages beside English, read by lexicon and rules alone: one page of words each, one pipeline for all."""
