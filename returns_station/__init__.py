"""The promise and the keeping of it: policy, resolution, cases and slips, without a window or a database."""
