"""The store-room: tables, transactions and queries; it decides nothing."""
