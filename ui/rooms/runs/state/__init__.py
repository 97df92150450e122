"""What is seen of the van's day, decided without a window."""
