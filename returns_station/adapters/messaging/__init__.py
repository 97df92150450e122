"""The ways to her: mail, text messages, files in a folder; and how letters are set in words."""
