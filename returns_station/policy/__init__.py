"""What may come back, why, and what it gives."""
