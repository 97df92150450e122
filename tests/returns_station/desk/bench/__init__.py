"""The bench: parcels opened, ticked, graded and received."""
