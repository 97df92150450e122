"""Pickups: what is offered, what it costs and how a van drives."""
