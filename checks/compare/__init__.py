"""Pure comparators: names, offices, dates, identity."""
