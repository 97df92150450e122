"""What is seen of the inbox, and how each thing that happens changes it; no Qt."""
