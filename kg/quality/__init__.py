"""What is wrong with the graph."""
