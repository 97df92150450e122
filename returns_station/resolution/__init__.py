"""What she may choose from, and each way of making it good."""
