"""What we say to her, what she says to us, and who answers by when."""
