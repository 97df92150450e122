"""The counter: scan, see, choose, done."""
