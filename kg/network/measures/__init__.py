"""What can be told from the shape of a network: plain functions, the network first."""
