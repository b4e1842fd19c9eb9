"""The graph as networks of networkx, each read straight from a store."""
