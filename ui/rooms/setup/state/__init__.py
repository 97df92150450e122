"""What is seen of the settings and of the guide; decided without Qt."""
