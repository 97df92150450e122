"""What is seen of questions and answers, and how each thing that happens changes it; no Qt."""
