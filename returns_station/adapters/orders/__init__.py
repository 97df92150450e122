"""Sales from other systems, each kind of file in its own module."""
