"""A language model that fails at every article, and at nothing before: its import name is this package's."""

from tests.checks.workers.faulty_model.pipeline import Pipeline


def load() -> Pipeline:
    return Pipeline()
