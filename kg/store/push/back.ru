# Takes back what waits for a push that has ended before its time; PUSH is replaced as in switch.ru.
DELETE { GRAPH <https://w3id.org/gba-kg/push> { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/gba-kg/push> {
    ?s ?p ?o
    FILTER(STRSTARTS(STR(?p), "PUSH") || STRSTARTS(STR(?s), "PUSH"))
  }
}
