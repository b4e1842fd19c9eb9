"""Oxigraph as WebAssembly, for the SPARQL console of a page."""
