"""The ways to her, and how letters are set in words."""
