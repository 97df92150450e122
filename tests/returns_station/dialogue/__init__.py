"""What is said, as values."""
