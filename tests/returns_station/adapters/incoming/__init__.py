"""Messages to the shop, from outside."""
