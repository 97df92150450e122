"""The set-up room and the first-run guide: every choice at once, none with an OK."""
