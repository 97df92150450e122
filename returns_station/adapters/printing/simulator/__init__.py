"""Printers to try with: they read what real ones read, and put each paper out as a picture."""
