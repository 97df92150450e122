"""Readers beside the keyboard: the serial scanner, pictures and the camera, into one door."""
