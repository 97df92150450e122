"""The staff room held to its promises."""
