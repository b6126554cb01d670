"""A language model of which a file is missing: its import name is this package's."""


def load() -> None:
    raise OSError("a file of the model is missing")
