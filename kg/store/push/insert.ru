# Adds triples, each in its graph: QUADS is replaced.
INSERT DATA {
QUADS}
