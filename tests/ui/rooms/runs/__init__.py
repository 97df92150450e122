"""The run room: the van's day, its map, and the doors."""
