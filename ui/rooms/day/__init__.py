"""Today: what was promised and is due, what waits for an answer, how well promises are kept."""
