"""Pickups at the desk: asked for, booked, driven, and never left without a word."""
