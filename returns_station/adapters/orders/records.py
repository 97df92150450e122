"""What a file of sales is read to: the rows that the desk takes in."""

from returns_station.desk.incoming import (
    BadRow,
    NewCustomer,
    NewLine,
    NewReturn,
    NewSale,
    NewTender,
)

__all__ = ["BadRow", "NewCustomer", "NewLine", "NewReturn", "NewSale", "NewTender"]
