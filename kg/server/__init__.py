"""The graph over HTTP: SPARQL protocol, pages for people, RDF for programs."""
