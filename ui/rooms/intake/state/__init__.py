"""What the bench shows, decided without Qt."""
