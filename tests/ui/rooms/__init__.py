"""Tests of the rooms of the window."""
