"""What a check is handed over as: JSON, a checklist on the terminal, a marked copy, and the words they share."""

from checks.report.marked import galley
from checks.report.schema import document, to_json
from checks.report.screen import terminal
from checks.report.tally import summary_line

__all__ = ["document", "galley", "summary_line", "terminal", "to_json"]
