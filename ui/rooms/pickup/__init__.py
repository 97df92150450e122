"""The pickup room: goods at her home, the address once, the week's times, and what was booked."""
