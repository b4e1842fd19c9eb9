"""The shape of everything that one explorer page holds."""

from typing import NotRequired, TypedDict

#: Text by language tag: zh-Hant, zh-Hans, en (and pt where a name has one).
Words = dict[str, str]


class Meta(TypedDict):
    """What the page says about itself."""

    title: Words
    #: The language that it opens in; otherwise that of the reader's browser.
    language: NotRequired[str]
    version: str
    #: SHA-256 of the data and the ontology that the page was made from, in hex; empty if it is not known.
    data_sha256: str
    licence: str
    licence_url: str


class EntityData(TypedDict):
    """One entity with its place in the picture (pixels, y downwards)."""

    id: str
    #: Local name of the class, a key of ``PageData.classes``.
    cls: str
    labels: Words
    #: Languages whose label is a description and not an official name.
    descriptive: list[str]
    aliases: list[str]
    description: NotRequired[str]
    homepage: NotRequired[str]
    #: False for an entity that no edge touches: found by search, not drawn.
    drawn: bool
    x: float
    y: float
    #: Ids of the cities, special administrative regions or provinces that it lies under.
    jurisdiction: list[str]
    #: Ids of the jurisdictions that an agreement, event, programme or joint centre spans.
    spans: NotRequired[list[str]]
    #: Degrees, where the data have them.
    lat: NotRequired[float]
    lon: NotRequired[float]
    #: Id of its group; only where it is drawn, on a large page.
    group: NotRequired[str]


class ClaimData(TypedDict):
    """One curated claim with its evidence."""

    id: str
    subject: str
    predicate: str
    #: Entity or source id where ``kind`` is "entity"; otherwise the literal's text.
    object: str
    #: "entity", "number", "date", "text" or "url".
    kind: str
    #: Language of the literal where ``kind`` is "text".
    lang: NotRequired[str]
    qualifier: NotRequired[str]
    #: Entity id of the unit.
    unit: NotRequired[str]
    #: EDTF as the data gives it (the columns ``from`` and ``to``).
    begin: NotRequired[str]
    end: NotRequired[str]
    #: First and last day (ISO 8601) of when it begins or of the date that it states.
    earliest: NotRequired[str]
    latest: NotRequired[str]
    #: "actual" or "planned".
    modality: str
    #: Days (ISO 8601) between which it is known to hold; absent where there is none.
    since: NotRequired[str]
    until: NotRequired[str]
    #: The last day (ISO 8601) on which what is planned is to come about, where one is named.
    due: NotRequired[str]
    source: str
    locator: NotRequired[str]
    note: NotRequired[str]


class DerivedData(TypedDict):
    """A relation that a rule derived, with the claims it comes from."""

    id: str
    subject: str
    predicate: str
    object: str
    rule: str
    #: The agreement or centre that links the two, an entity id.
    through: NotRequired[str]
    since: NotRequired[str]
    until: NotRequired[str]
    #: Ids of claims.
    evidence: list[str]


class SourceData(TypedDict):
    """A source as the evidence card shows it."""

    id: str
    title: str
    publisher: str
    published: NotRequired[str]
    retrieved: NotRequired[str]
    language: str
    url: NotRequired[str]
    grade: str
    note: NotRequired[str]


class PartData(TypedDict):
    """What a page of a part of the graph was cut around, by ids of entities."""

    #: Shown at first, whatever their class.
    seeds: list[str]
    #: Standing out in the picture.
    marked: list[str]


class GroupData(TypedDict):
    """A group of entities that a large page shows as one at first."""

    #: The city's if it is one; otherwise the city's (empty for none), a dot and the best-linked member's.
    id: str
    labels: Words
    #: How many entities are in it.
    size: int
    #: The mean of their places, in the pixels of these.
    x: float
    y: float


class ParameterData(TypedDict):
    """What has to be filled in to ask a question."""

    name: str
    #: One of ``kg.questions.question.KINDS``.
    kind: str
    #: English.
    help: str
    default: str
    example: str


class QuestionData(TypedDict):
    """A named question."""

    id: str
    titles: Words
    parameters: list[ParameterData]
    #: The query in pieces: text, and a list with the name of a parameter where its value stands.
    parts: list[str | list[str]]


class ExampleData(TypedDict):
    """A query to begin with."""

    titles: Words
    text: str


class VocabularyData(TypedDict):
    """What the page has to know of IRIs and of the ontology to answer questions and to show answers."""

    #: What all IRIs of ours begin with.
    base: str
    #: Namespaces by prefix.
    prefixes: dict[str, str]
    #: Local name of a class or property to its labels.
    labels: dict[str, Words]
    #: Local name of a class, or of a property, to those above it.
    classes: dict[str, list[str]]
    properties: dict[str, list[str]]


class PageData(TypedDict):
    """Everything that one explorer page holds; lists are sorted by id."""

    meta: Meta
    part: NotRequired[PartData]
    #: Where the cities of the bay stand on a schematic map, by id; any unit, y downwards.
    schematic: dict[str, tuple[float, float]]
    #: Local name of a class to its labels.
    classes: dict[str, Words]
    #: Local name of a property to its labels.
    predicates: dict[str, Words]
    entities: list[EntityData]
    #: Only on a large page.
    groups: NotRequired[list[GroupData]]
    claims: list[ClaimData]
    derived: list[DerivedData]
    sources: list[SourceData]
    #: Class to the properties that a reader expects of it, of those classes that stand here.
    expected: NotRequired[dict[str, list[str]]]
    #: Ids of claims that cannot all be true, of one thing together; absent where there are none.
    conflicts: NotRequired[list[list[str]]]
    #: Without these, the page answers no questions.
    questions: NotRequired[list[QuestionData]]
    examples: NotRequired[list[ExampleData]]
    vocabulary: NotRequired[VocabularyData]
