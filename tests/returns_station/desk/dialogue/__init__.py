"""Tests of messages out and in, and of what customers say of us."""
