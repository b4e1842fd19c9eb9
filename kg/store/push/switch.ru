# Puts what waits in place of what is there: PUSH is replaced by the start of the names of the graphs of this push while
# they wait. A triple waits with a predicate made of that name, a question mark, and its own predicate.
DELETE { GRAPH ?g { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/gba-kg/push> { ?name <https://w3id.org/gba-kg/push#for> ?g FILTER(STRSTARTS(STR(?name), "PUSH")) }
  GRAPH ?g { ?s ?p ?o }
} ;
INSERT { GRAPH ?g { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/gba-kg/push> {
    ?s ?waiting ?o
    FILTER(STRSTARTS(STR(?waiting), "PUSH"))
    BIND(IRI(STRBEFORE(STR(?waiting), "?")) AS ?name)
    BIND(IRI(STRAFTER(STR(?waiting), "?")) AS ?p)
    ?name <https://w3id.org/gba-kg/push#for> ?g
  }
} ;
DROP SILENT GRAPH <https://w3id.org/gba-kg/push>
