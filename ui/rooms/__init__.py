"""One folder a room: what is seen, how it is drawn, who carries it."""
