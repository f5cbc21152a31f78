"""How well the reader reads: figures, intervals and mistakes on labelled passages, beside three simpler readers."""
