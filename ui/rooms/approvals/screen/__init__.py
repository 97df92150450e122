"""The questions drawn: the queue at the left, the one in hand at the right."""
