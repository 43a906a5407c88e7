cat "$SEA/waves/0"
