"""Errors planted by rule into true articles: what factdesk should find, found by another way than its own."""
