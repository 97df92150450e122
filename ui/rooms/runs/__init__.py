"""The run room: where the van is, what is left of its day, and what is said at the doors."""
