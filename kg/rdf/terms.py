"""Values of the model as RDF terms."""

from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.model.claim import Number, Url
from kg.model.edtf import Edtf
from kg.model.entity import Text
from kg.namespaces import EDTF, GBA, XSD

__all__ = ["Literal", "NamedNode", "Quad", "dated", "day", "edtf", "gba", "literal", "text"]

_DATE_TYPES = {"day": XSD + "date", "month": XSD + "gYearMonth", "year": XSD + "gYear"}


def gba(name: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(GBA + name)


def text(value: Text) -> Literal:
    """Text in a language."""
    return Literal(value.value, language=value.language)


def edtf(value: Edtf) -> Literal:
    """A date with the precision and the marks of its source."""
    return Literal(value.text, datatype=NamedNode(EDTF))


def day(value: date) -> Literal:
    """One day, for filters of plain SPARQL."""
    return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))


def dated(value: Edtf) -> Literal:
    """A date as an object: a type of XML Schema where one fits, else EDTF."""
    datatype = _DATE_TYPES.get(value.precision, EDTF)
    return Literal(value.text, datatype=NamedNode(datatype))


def literal(value: Number | Edtf | Text | Url) -> Literal:
    """The object of a claim that is no entity."""
    match value:
        case Number(digits=digits):
            kind = "decimal" if "." in digits else "integer"
            return Literal(digits, datatype=NamedNode(XSD + kind))
        case Edtf():
            return dated(value)
        case Text():
            return text(value)
        case Url(address=address):
            return Literal(address, datatype=NamedNode(XSD + "anyURI"))
