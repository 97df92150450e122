"""The world, one file each."""
