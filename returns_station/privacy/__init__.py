"""What is kept of people: which kinds, how long, and what stands in the way of forgetting."""
