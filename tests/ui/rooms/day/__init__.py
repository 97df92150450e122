"""The day room."""
