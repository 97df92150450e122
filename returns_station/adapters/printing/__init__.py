"""Slips on paper: drawn, encoded, sent."""
