"""Small closed classes of English words that noun phrases are made of."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DEFINITE = _set("the this these those")
COMPLEMENTIZERS = _set("that both")
EQUALS = _set("counterpart counterparts peer peers colleague colleagues")
INDEFINITE = _set("a an some several many most any few various numerous certain no every each one")
POSSESSIVE = _set("his her their its our my your")
NUMBERS = _set(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores "
    "another other"
)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "another": 0, "other": 0, "one": 1,
}  # fmt: skip
FORMER = _set("former ex ousted deposed late retired onetime fallen ex- disgraced exiled")
# As verbs these have a subject before them: "the army ousted Prime Minister ...".
ALSO_VERBS = _set("ousted deposed retired exiled")
RANKS = _set(
    "senior top chief deputy acting interim veteran high-ranking ranking unnamed anonymous current "
    "outgoing incoming new longtime influential powerful leading prominent young old local "
    "unidentified visiting then newly elected appointed re-elected caretaker lead principal main "
    "northern southern eastern western hardline hard-line moderate reformist nuclear trade "
    "military defence defense security intelligence diplomatic foreign finance economic political "
    "armed masked"
)
STOP = _set(
    "and or but nor so yet if when while as than that which who whom whose where why how is are "
    "was were be been being has have had do does did will would shall should can could may might "
    "must to of in on at by for with from into onto over under about after before since until "
    "against between among through during without within near said says say told tells asked asks "
    "urged urges warned warns called calls denied denies met meet meets wants want made make "
    "makes gave give gives took take takes went go goes came come comes agreed agree signed sign "
    "rejected accused accuses condemned backed welcomed expressed announced expelled imposed "
    "launched fired killed seized not also only just even still already never again then now "
    "there here it he she they we you i him them us me this these those what because although "
    "though however meanwhile"
)
PARTICLES = _set(
    "de da do dos das di del della der den van von zu bin ibn al el la le du ter bint y e"
)
NOT_NAMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december the a an and or but in on at by for "
    "with from to of he she it they we i his her their its our this that these those mr mrs ms "
    "sir dr state islamic republic kingdom federal national international general assembly "
    "communist party house council office new north south east west northern southern eastern "
    "western central sea ocean strait peninsula day war treaty agreement summit conference bank "
    "after before when while if as since although though however meanwhile yet not no so there "
    "here what who why how according also both most many some any each every asked speaking "
    "under over during until between among against reuters ap afp"
)
HONORIFICS = _set(
    "mr mrs ms miss sir dr lord lady dame madame prof professor mr. mrs. ms. dr. messrs"
)
FEMALE = _set(
    "queen spokeswoman congresswoman businesswoman policewoman woman princess nun mrs ms lady "
    "madame mrs. ms. dame first-lady chairwoman"
)
MALE = _set("king spokesman congressman businessman policeman man prince monk mr mr. sir pope imam")
ARTEFACTS = _set(
    "decision statement report readout communique communiqué policy policies plan plans ruling "
    "announcement order law bill vote resolution sanctions tariffs strike strikes airstrike "
    "airstrikes raid raids attack attacks proposal offer letter document documents declaration "
    "speech remarks comments comment position move moves move's action actions pressure aid "
    "help support response reaction warning demand request complaint protest visit invitation "
    "summary embassy website account tweet post briefing budget data figures survey white paper "
    "side delegation team administration allegations accusations accusation"
)
THINGS = _set(
    "balloon balloons plane planes satellite satellites ship ships base bases station stations "
    "camp camps visa visas building buildings compound headquarters rights prices exports imports "
    "ring attack attacks shooting shootings killing killings fire program programme programs "
    "parade drill drills exercise exercises school schools equipment budget spending aid loans "
    "shares stocks wages jobs fees debt bonds unrest violence intervention shutdown website"
)
ALSO_ADJECTIVES = _set(
    "firm general national local public executive civilian justice representative family child "
    "woman man people's intelligence press media court opposition rebel militant separatist "
    "insurgent regime coalition express minor spy student worker refugee migrant separatists "
    "navy school university hospital bank industry union anchor native military security police "
    "army"
)
# Nouns of ALSO_ADJECTIVES act where such a verb follows: "the navy saw it".
PAST_VERBS = _set(
    "saw held took made found sent shot lost won kept left began fought fell ran drew built met "
    "broke brought caught gave went came did had got put set let cut hit told knew thought stood "
    "led fled rose grew spoke wrote chose sank struck shook swore flew froze threw tore woke dug "
    "withdrew undertook overran overthrew bought dealt forbade hid laid lay paid rode sang sold "
    "sought spent stuck stole swept swung taught crept clung burst split is was "
    "were has have will would could may must says"
)
# Bodies that only a thing's name turns into adjectives: "army base", but "the army mounts guns".
ARMED_BODIES = _set("navy army police regime")
COMPASS = _set("northern southern eastern western")
# Nouns that are verbs after "to" and "will", and how the object of such a verb begins.
ALSO_INFINITIVES = _set("press spy")
MODALS = _set("will would shall should can could may might must not")
OBJECTS_BEGIN = _set("the a an his her its their for on ahead him them it us")
# Words behind a personal name's title that belong to the name: "ruler, General X".
NAME_RANKS = _set("sheikh shaikh mullah emir lord sir dame dr mr mrs ms imam haji prince princess")
# Posts of a body that the body, or "of", makes an actor: "OPEC chief", "head of the army".
BODY_POSTS = _set("chief head boss chairman chairwoman chairperson chair director secretary")
ENDS_OF_PORTFOLIO = _set(
    "affairs security policy trade development control intelligence operations growth rights "
    "relations energy defense defence economy nonproliferation narcotics labor labour"
)
# Names of places that are also everyday words or names of persons.
EVERYDAY_PLACES = _set(
    "Nice Split Phoenix Tyre Darwin Brest Canton Swat Palma Sucre Salvador Jericho Florence Sydney "
    "Perth Adelaide Windsor Papua Victoria Salisbury Halifax Norfolk Cork Valencia Dayton Goa "
    "Arctic Sinai Punjab Georgetown Kingston Santiago Gori Bari Sumy Kent Lorraine Brittany "
    "Burgundy Guerrero Java Galicia Aragon Rif Logar Maine Sulu Salta Virginia Montana Delaware "
    "Navarre Loreto Tabasco Puebla Antioquia Cauca Asturias Parana Bahia Lapland Urals Altai"
)
# Organisations and crowds, which no person is.
BODIES = _set(
    "family people company firm bank corporation hospital university school industry newspaper "
    "daily gang cartel union mafia church charity airline tabloid population public staff militia"
)
MODIFIERS_IN_S = _set(
    "affairs sports arms customs business narcotics economics human-rights rights"
)
# Verbs at which a name stands as a speaker's.
SAYING = _set(
    "said says told tells added adds noted notes stressed insisted insists continued argued argues "
    "stated warned warns wrote replied answered explained announced declared recalled asked "
    "conceded admitted acknowledged claimed complained joked promised predicted suggested repeated "
    "observed remarked retorted quipped countered responded testified predicts believes laughed "
    "smiled shrugged nodded sighed muttered murmured snapped vowed pledged demanded urged"
)
