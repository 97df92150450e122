"""Messages to the shop: mailboxes, folders and text messages, each read by a child process."""
