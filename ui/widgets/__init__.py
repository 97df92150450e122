"""Things on the screen, one a file."""
