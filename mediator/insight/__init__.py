"""Pure readings of a record: the board's view, common ground, time left."""
