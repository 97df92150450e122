"""People at the desk: who signs in, what the door lets through, how staff come and go."""
