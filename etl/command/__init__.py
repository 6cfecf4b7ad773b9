"""What commands share, and those that need a room of their own."""
