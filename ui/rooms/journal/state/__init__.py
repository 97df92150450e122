"""What is seen in the journal room."""
