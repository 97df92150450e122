"""The inbox drawn: what waits at the left, the conversation at the right, the answer below."""
