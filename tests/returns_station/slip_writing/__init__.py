"""What a slip says about a visit, from claims to words."""
