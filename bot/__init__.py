"""Slack, storage, scheduling: the fact desk around the checks."""
