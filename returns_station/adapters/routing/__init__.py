"""Solvers for a van's day, for a shop that has installed one (the extra "routing")."""
