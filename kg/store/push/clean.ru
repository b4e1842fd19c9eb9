# Removes what a push that was killed has left.
DROP SILENT GRAPH <https://w3id.org/gba-kg/push>
