"""Goods fetched at home: what may be offered, what it costs and why, and how a van drives."""
