"""What the terms room looks like."""
