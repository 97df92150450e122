"""The customer's own screen: what she may see, and what she touches."""
