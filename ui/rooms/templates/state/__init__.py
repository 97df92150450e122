"""What is seen of the wordings, and how each thing that happens changes it; no Qt."""
