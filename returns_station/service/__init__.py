"""Promised against kept, felt against measured."""
