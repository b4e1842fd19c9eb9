"""What a worker can be asked to do, a module for each kind of thing."""
