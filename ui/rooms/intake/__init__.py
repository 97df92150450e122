"""The bench room: a parcel opened, its goods ticked, looked over, graded and labelled."""
