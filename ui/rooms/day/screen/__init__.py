"""Today drawn: the promises at the left, what waits beside them, the board over both."""
