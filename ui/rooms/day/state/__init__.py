"""What is seen of today, and how each thing that happens changes it; no Qt."""
