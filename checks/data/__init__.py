"""The embedded reference pack and the script that compiles it."""
