"""The terms room held to its promises."""
