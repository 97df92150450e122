"""The promise and the keeping of it: policy, resolution, cases, slips; no window, no database."""
