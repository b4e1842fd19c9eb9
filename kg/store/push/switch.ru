# Puts what waits in place of what is there, by one operation: Virtuoso takes each by itself, and may stop between two. PUSH
# is replaced by the start of the names of the graphs of this push while they wait. A triple waits with a predicate made of
# that name, a question mark, and its own predicate.
DELETE { GRAPH ?g { ?s ?p ?o } }
INSERT { GRAPH ?in { ?subject ?predicate ?object } }
WHERE {
  {
    GRAPH <https://w3id.org/gba-kg/push> { ?old <https://w3id.org/gba-kg/push#for> ?g FILTER(STRSTARTS(STR(?old), "PUSH")) }
    GRAPH ?g { ?s ?p ?o }
  } UNION {
    GRAPH <https://w3id.org/gba-kg/push> {
      ?subject ?waiting ?object
      FILTER(STRSTARTS(STR(?waiting), "PUSH"))
      BIND(IRI(STRBEFORE(STR(?waiting), "?")) AS ?new)
      BIND(IRI(STRAFTER(STR(?waiting), "?")) AS ?predicate)
      ?new <https://w3id.org/gba-kg/push#for> ?in
    }
  }
} ;
DROP SILENT GRAPH <https://w3id.org/gba-kg/push>
