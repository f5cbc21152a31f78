"""The components of the reading pipeline, one a file, in the order of nlp.pipeline."""
