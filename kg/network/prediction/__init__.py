"""Who might cooperate next, and how far that can be foretold."""
