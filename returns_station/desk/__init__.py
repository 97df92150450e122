"""The one door, and what the desk asks of the world."""
