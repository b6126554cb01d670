"""What a text says in two ways."""
