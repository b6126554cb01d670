"""One module per reference source. They do the asking and never decide."""
