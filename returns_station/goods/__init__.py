"""Goods that came back: looked over, graded, and sent where each grade belongs."""
