"""Messages out and in, as staff ask for them."""
