//! The words of the two languages.

/// A noun: English, French, whether it is feminine.
pub(super) type Noun = (&'static str, &'static str, bool);

/// The nouns. Those of a vowel or of h (homme: a mute one) take l'.
pub(super) static NOUNS: [Noun; 17] = [
    ("agreement", "accord", false),
    ("treaty", "traité", false),
    ("law", "loi", true),
    ("report", "rapport", false),
    ("letter", "lettre", true),
    ("document", "document", false),
    ("decision", "décision", true),
    ("idea", "idée", true),
    ("minister", "ministre", false),
    ("president", "président", false),
    ("commission", "commission", true),
    ("teacher", "professeur", false),
    ("friend", "ami", false),
    ("school", "école", true),
    ("man", "homme", false),
    ("woman", "femme", true),
    ("area", "zone", true),
];

/// The nouns of proper names such as “the European Economic Area”. There are several, of either
/// gender, so that none of a name's words can be told from its neighbours.
pub(super) static NAMES: [Noun; 4] = [
    ("Area", "zone", true),
    ("Agreement", "accord", false),
    ("Treaty", "traité", false),
    ("Commission", "commission", true),
];

/// An adjective: English, French masculine, feminine.
pub(super) type Adjective = (&'static str, &'static str, &'static str);

/// The adjectives that stand before the noun in French, too.
pub(super) static BEFORE: [Adjective; 2] =
    [("new", "nouveau", "nouvelle"), ("small", "petit", "petite")];
/// What a masculine “nouveau” becomes before a vowel.
pub(super) const NOUVEL: &str = "nouvel";

/// The adjectives that stand after it in French.
pub(super) static AFTER: [Adjective; 10] = [
    ("European", "européen", "européenne"),
    ("economic", "économique", "économique"),
    ("political", "politique", "politique"),
    ("important", "important", "importante"),
    ("public", "public", "publique"),
    ("private", "privé", "privée"),
    ("French", "français", "française"),
    ("German", "allemand", "allemande"),
    ("red", "rouge", "rouge"),
    ("green", "vert", "verte"),
];

/// The adjectives of proper names: written with a capital in English, with a small letter in French.
pub(super) static CAPITALS: [Adjective; 5] = [
    ("European", "européen", "européenne"),
    ("Economic", "économique", "économique"),
    ("Political", "politique", "politique"),
    ("French", "français", "française"),
    ("German", "allemand", "allemande"),
];

/// A verb: base, third person, past, participle; third person, infinitive, participle
/// masculine and feminine.
pub(super) type Verb = [&'static str; 8];

/// The verbs; all take an object and, in French, avoir.
pub(super) static VERBS: [Verb; 8] = [
    [
        "sign", "signs", "signed", "signed", "signe", "signer", "signé", "signée",
    ],
    ["read", "reads", "read", "read", "lit", "lire", "lu", "lue"],
    [
        "write", "writes", "wrote", "written", "écrit", "écrire", "écrit", "écrite",
    ],
    ["see", "sees", "saw", "seen", "voit", "voir", "vu", "vue"],
    [
        "find", "finds", "found", "found", "trouve", "trouver", "trouvé", "trouvée",
    ],
    [
        "accept",
        "accepts",
        "accepted",
        "accepted",
        "accepte",
        "accepter",
        "accepté",
        "acceptée",
    ],
    [
        "publish",
        "publishes",
        "published",
        "published",
        "publie",
        "publier",
        "publié",
        "publiée",
    ],
    [
        "explain",
        "explains",
        "explained",
        "explained",
        "explique",
        "expliquer",
        "expliqué",
        "expliquée",
    ],
];

/// Prepositions; none of the French ones contracts with an article.
pub(super) static PREPOSITIONS: [(&str, &str); 4] = [
    ("on", "sur"),
    ("for", "pour"),
    ("with", "avec"),
    ("against", "contre"),
];

/// Months.
pub(super) static MONTHS: [(&str, &str); 6] = [
    ("January", "janvier"),
    ("March", "mars"),
    ("May", "mai"),
    ("August", "août"),
    ("October", "octobre"),
    ("December", "décembre"),
];

/// Years.
pub(super) static YEARS: [&str; 6] = ["1989", "1990", "1991", "1992", "1993", "1994"];

/// The marks that end a sentence. There are two, so that the last word, too, must be looked up.
pub(super) static ENDS: [&str; 2] = [".", "!"];

/// The small words, in the order of their first use.
pub(super) const SMALL: [&str; 2] = [
    "The A An the a an was is going to in",
    "Le La L' Un Une le la l' un une a été va en",
];
