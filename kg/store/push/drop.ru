# Removes a graph, if it is there: NAME is replaced.
DROP SILENT GRAPH <NAME> ;
