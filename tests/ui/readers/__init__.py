"""The readers beside the keyboard."""
