"""The counter: a return from scan to slip."""
