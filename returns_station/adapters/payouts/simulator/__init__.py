"""Far ends to try with: they time out, answer twice, late or nonsense, decline, cut the line."""
