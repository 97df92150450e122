"""Tests of promises, the board and the small extra."""
