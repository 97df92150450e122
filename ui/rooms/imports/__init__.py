"""Bringing in sales: files dropped, chosen or named, with progress and a way to stop."""
