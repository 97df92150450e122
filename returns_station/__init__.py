"""The promise and the keeping of it: policy, resolution, cases and slips; no window, no database."""
