"""What staff and customers see and touch; it decides nothing."""
