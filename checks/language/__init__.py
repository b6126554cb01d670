"""One pass of the recogniser per article: paragraphs, sentences, mentions, titles, speakers."""

from checks.language.reader import read
from checks.language.recogniser import Recogniser, SpacyRecogniser, load_recogniser

__all__ = ["Recogniser", "SpacyRecogniser", "load_recogniser", "read"]
