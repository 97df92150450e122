"""What lies over the window until somebody has shown who she is."""
