"""Ways of making it good."""
