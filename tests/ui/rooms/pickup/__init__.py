"""The pickup room's promises."""
