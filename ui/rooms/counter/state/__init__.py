"""What is seen at the counter, decided without Qt: each file a few moves of one state."""
