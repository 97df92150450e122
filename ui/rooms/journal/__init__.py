"""The journal room: what happened, read and checked; and what trust came to."""
