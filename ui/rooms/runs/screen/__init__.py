"""What the van's day looks like."""
