"""Carriers that fetch at a door: each spoken to as its public reference says, and simulated."""
