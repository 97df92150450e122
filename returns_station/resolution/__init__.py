"""Ways of making it good, and exactly what moves for each."""
