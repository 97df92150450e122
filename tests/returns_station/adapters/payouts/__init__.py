"""Far ends that pay money back."""
