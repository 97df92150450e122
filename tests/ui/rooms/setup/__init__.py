"""The set-up room and the guide."""
