"""Training of the reader's model. Needs the extra manumit[training]; nothing here runs when texts are read."""
