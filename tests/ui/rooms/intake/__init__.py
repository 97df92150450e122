"""The bench room tested."""
