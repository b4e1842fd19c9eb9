"""The model as RDF terms and quads."""
