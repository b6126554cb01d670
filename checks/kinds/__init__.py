"""One module per kind of claim. Pure: find, ask, judge."""
