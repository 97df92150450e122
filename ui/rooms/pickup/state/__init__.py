"""What is seen in the pickup room; nothing here knows Qt."""
