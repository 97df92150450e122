"""Carriers that fetch at a door, each against its simulator."""
