"""The bench: a parcel opened, its goods ticked, looked over, graded and put where they belong."""
