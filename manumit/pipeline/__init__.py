"""Gather, record, read, link, judge: the only place that knows all four rooms."""
