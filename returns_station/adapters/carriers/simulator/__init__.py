"""Carriers to try with: they book twice what is asked twice, time out, move, cut and mumble."""
