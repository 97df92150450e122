"""The terms room: the shop's promise in words beside the law's floor, tried on real claims."""
