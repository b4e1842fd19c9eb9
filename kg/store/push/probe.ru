# Changes nothing, and shows whether changes are taken here.
DELETE DATA { GRAPH <https://w3id.org/gba-kg/push> { <https://w3id.org/gba-kg/push> <https://w3id.org/gba-kg/push> <https://w3id.org/gba-kg/push> } }
