"""Types and protocols that the rooms share. Imports nothing of ours above it."""
