"""The IRIs that the graph is made of, as plain strings."""

from typing import Final

BASE: Final = "https://w3id.org/gba-kg/"
GBA: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
CLAIM: Final = BASE + "claim/"
SOURCE: Final = BASE + "source/"
GRAPH: Final = BASE + "graph/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCT: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
ORG: Final = "http://www.w3.org/ns/org#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
SCHEMA: Final = "https://schema.org/"
TIME: Final = "http://www.w3.org/2006/time#"
GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SH: Final = "http://www.w3.org/ns/shacl#"

#: Datatype of an EDTF string, as the Library of Congress names it.
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"

#: Prefixes known to every query and used in every file that is written.
PREFIXES: Final[dict[str, str]] = {
    "gba": GBA,
    "id": ID,
    "claim": CLAIM,
    "source": SOURCE,
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dct": DCT,
    "prov": PROV,
    "org": ORG,
    "foaf": FOAF,
    "schema": SCHEMA,
    "time": TIME,
    "geo": GEO,
    "sh": SH,
}


def compact(iri: str) -> str:
    """Shorten an IRI by the longest of our prefixes, or give it back as it is.

    >>> compact("https://w3id.org/gba-kg/id/polyu")
    'id:polyu'
    """
    fits = [(len(space), name) for name, space in PREFIXES.items() if iri.startswith(space)]
    if not fits:
        return iri
    length, name = max(fits)
    local = iri[length:]
    return f"{name}:{local}" if local and "/" not in local and "#" not in local else iri


def local_name(iri: str) -> str:
    """The id of a thing of ours, or the last part of any other IRI.

    >>> local_name("https://w3id.org/gba-kg/ontology#party"), local_name("https://w3id.org/gba-kg/id/polyu")
    ('party', 'polyu')
    """
    return iri.removeprefix(GBA) if iri.startswith(GBA) else iri.rpartition("/")[2]


def entity_iri(entity: str) -> str:
    """The IRI of an entity."""
    return ID + entity


def source_iri(source: str) -> str:
    """The IRI of a source, which also names the graph of its claims."""
    return SOURCE + source


def claim_iri(claim: str) -> str:
    """The IRI of a claim."""
    return CLAIM + claim
