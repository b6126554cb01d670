"""Speed, printed by `make bench`. Never a test."""
