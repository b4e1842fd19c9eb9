# Marks that a push is about to put its triples in place: since when, by the clock of the service. PUSH is replaced as in
# switch.ru.
INSERT { GRAPH <https://w3id.org/gba-kg/push> { <PUSH> <https://w3id.org/gba-kg/push#since> ?now } }
WHERE { BIND(NOW() AS ?now) }
