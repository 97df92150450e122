"""How messages are worded: the words at the left, how they are read at the right."""
