"""The ledger of promises, the board and the small extra, as staff ask for them."""
