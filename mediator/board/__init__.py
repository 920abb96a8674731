"""How a board looks: drawing a `BoardView` at any size. Knows nothing of records or files."""
