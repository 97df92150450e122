"""UCP, the open format for return policies: the shop's terms written in it, and read from it."""
