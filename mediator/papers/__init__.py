"""What leaves the room, on paper or as plain text."""
