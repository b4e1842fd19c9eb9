"""What can go wrong, said so that a reader can act on it."""


class KgError(Exception):
    """Something that the user can put right; the message says what, where and how."""


class DataError(KgError):
    """Data, ontology or a query that cannot be used as it is."""


class QueryError(KgError):
    """A SPARQL query that is wrong, refused, or took too long."""


class NotFoundError(KgError):
    """A name that leads nowhere; the message offers what was perhaps meant."""


class AmbiguousError(KgError):
    """A name that leads to several entities; the message lists them."""


class EmptyError(KgError):
    """Nothing is wrong, and yet there is nothing to give; the message says of what."""
