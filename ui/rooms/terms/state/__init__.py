"""What is seen in the terms room; nothing here knows Qt."""
