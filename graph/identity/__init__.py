"""Deciding which records describe one thing: normalise, block, score, judge, resolve."""
