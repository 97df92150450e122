"""Worked cases and claims as files, and how the engine's answer stands to a case."""
