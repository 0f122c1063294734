"""Event coreference across reports on ECB+ with gold mentions: a pair model, then groups.

    PYTHONPATH=src python benchmarks/ecb_events.py [--ecb ../shared/data/ecb]

Reports are grouped by tf-idf; a logistic regression in numpy, trained on train.jsonl, judges pairs
of mentions of one group; `dragoman.link.groups` joins them by average link. The two cuts are
chosen on train.jsonl by folds over topics, never on the file that is scored. Entity chains are not
read. Scored by CoNLL F1 (tools/score_coref.py), singletons included.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dragoman.link.groups import Tie, grouped
from dragoman.link.words import Rarity, stem, stems, tokens

Floats = npt.NDArray[np.float64]

FOLDS = 5
STORY_CUTS = (0.10, 0.12, 0.14)
PAIR_CUTS = (0.25, 0.35, 0.45)
PENALTY = 1.0
LIGHT = frozenset(
    "say make take have get go come give put do set hold be become begin see call report".split()
)
PARTICLES = frozenset("in out up off down on over away to into the a his her its".split())


@dataclass(frozen=True)
class Doc:
    id: str
    topic: str
    text: str
    bag: frozenset[str]


@dataclass(frozen=True)
class Mention:
    id: str
    doc: Doc
    chain: str
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    head: str
    sentence: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    opens: bool
    place: float


def read(path: Path) -> list[Mention]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = re.findall(r"\b[A-Z][\w.-]+|\d+", row["text"])
        bag = stems(row["text"]) | frozenset(f"={mark.casefold()}" for mark in marks)
        doc = Doc(row["id"], row["topic"], row["text"], bag)
        for at, event in enumerate(row["events"]):
            place = (event["start"], event["end"])
            found.append(_mention(doc, at, place, event["text"], event["chain"]))
    return found


def _mention(doc: Doc, at: int, place: tuple[int, int], text: str, chain: str) -> Mention:
    start, end = place
    low = max((m.end() for m in re.finditer(r" [.?!] ", doc.text[:start])), default=0)
    stop = re.search(r" [.?!]( |$)", doc.text[end:])
    high = end + stop.start() if stop else len(doc.text)
    words = tokens(text) or (text.casefold(),)
    content = [word for word in words if word not in PARTICLES] or list(words)
    around = doc.text[low:start] + " " + doc.text[end:high]
    names = frozenset(w.casefold() for w in re.findall(r"\b[A-Z][\w.-]+", around))
    return Mention(
        id=f"{doc.id}#{at}", doc=doc, chain=chain, text=text, words=words,
        stems=frozenset(stem(word) for word in content), head=stem(content[-1]),
        sentence=stems(around), before=frozenset(stem(w) for w in tokens(doc.text[low:start])[-5:]),
        after=frozenset(stem(w) for w in tokens(doc.text[end:high])[:5]), names=names,
        numbers=frozenset(re.findall(r"\d+", around)), opens=low == 0,
        place=start / max(1, len(doc.text)),
    )  # fmt: skip


# ---------------------------------------------------------------- reports that tell one story


def stories(mentions: Sequence[Mention], rarity: Rarity, cut: float) -> dict[str, int]:
    docs = list({mention.doc.id: mention.doc for mention in mentions}.values())

    def tie(left: Doc, right: Doc) -> Tie:
        return Tie(rarity.overlap(left.bag, right.bag) - cut)

    near = defaultdict(list)
    for at, doc in enumerate(docs):
        for word in rarity.rarest(doc.bag, 25):
            near[word].append(at)
    pairs = {pair for group in near.values() for pair in combinations(group, 2)}
    groups = grouped(docs, pairs, tie)
    return {docs[at].id: number for number, group in enumerate(groups) for at in group}


# ---------------------------------------------------------------- the pair model


class Known:
    """Counted on the training reports: which heads name one event, how often one head names one.

    For a training topic its own counts are left out, so that it is judged as an unseen one is.
    """

    def __init__(self, mentions: Sequence[Mention], rarity: Rarity, cut: float) -> None:
        self.rarity = rarity
        self._same: dict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._all: dict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
        for a, b in pairs_of(mentions, stories(mentions, rarity, cut)):
            left, right = mentions[a], mentions[b]
            key = _heads(left, right)
            for topic in (None, left.doc.topic):
                self._all[topic][key] += 1
                self._same[topic][key] += left.chain == right.chain

    def odds(self, left: Mention, right: Mention) -> float:
        """How often these two heads were one event elsewhere, against what is usual for such."""
        key, topic = _heads(left, right), left.doc.topic
        same = self._same[None][key] - self._same[topic][key]
        both = self._all[None][key] - self._all[topic][key]
        usual = 0.6 if left.head == right.head else 0.02
        return math.log((same + 4 * usual) / (both + 4) / usual)


def _heads(left: Mention, right: Mention) -> tuple[str, str]:
    return (min(left.head, right.head), max(left.head, right.head))


class Story:
    """How many reports of a story name a head: what most of them name is what it is about."""

    def __init__(self, mentions: Sequence[Mention], story: dict[str, int]) -> None:
        self._story = story
        self._size = Counter(story.values())
        named = {(story[one.doc.id], one.head, one.doc.id) for one in mentions}
        self._named = Counter((number, head) for number, head, _ in named)
        together: Counter[tuple[int, str, str]] = Counter()
        heads = defaultdict(set)
        for number, head, doc in named:
            heads[number, doc].add(head)
        for (number, _), there in heads.items():
            together.update((number, *pair) for pair in combinations(sorted(there), 2))
        self._together = together

    def share(self, one: Mention) -> float:
        number = self._story[one.doc.id]
        return self._named[number, one.head] / self._size[number]

    def apart(self, left: Mention, right: Mention) -> float:
        """Two words for one thing seldom stand in one report: 1 where they never do."""
        number = self._story[left.doc.id]
        key = _heads(left, right)
        least = min(self._named[number, left.head], self._named[number, right.head])
        return 1 - self._together[number, *key] / max(1, least)


NAMES = (
    "bias same_head same_words shared_stems dice prefix rare_head light_head same_light sentence "
    "names before after numbers report head_x_sentence head_x_names head_x_report same_report "
    "head_in_other one_is_name soft_x_sentence differ_x_sentence differ_x_report length "
    "odds odds_x_differ share_least share_x_head share_x_differ apart_x_share first both_first "
    "sentence2_differ place_in_report"
).split()


def features(left: Mention, right: Mention, known: Known, story: Story) -> list[float]:
    rarity = known.rarity
    same = float(left.head == right.head)
    shared = len(left.stems & right.stems) / max(1, min(len(left.stems), len(right.stems)))
    dice = _dice(left.head, right.head)
    sentence = rarity.overlap(left.sentence, right.sentence)
    names = rarity.overlap(left.names, right.names)
    report = rarity.overlap(left.doc.bag, right.doc.bag)
    light = float(left.head in LIGHT or right.head in LIGHT)
    inside = (left.head in right.sentence) + (right.head in left.sentence)
    odds, share = known.odds(left, right), [story.share(left), story.share(right)]
    soft = max(same, shared, float(dice > 0.5))
    return [
        1.0, same, float(left.words == right.words), shared, dice, _prefix(left.head, right.head),
        same * rarity.weight(left.head) / 5, light, light * same, sentence, names,
        rarity.overlap(left.before, right.before), rarity.overlap(left.after, right.after),
        float(bool(left.numbers & right.numbers)), report, same * sentence, same * names,
        same * report, float(left.doc.id == right.doc.id), inside / 2,
        float(left.text[:1].isupper() != right.text[:1].isupper()), soft * sentence,
        (1 - soft) * sentence, (1 - soft) * report, abs(len(left.words) - len(right.words)) / 3,
        odds, odds * (1 - same), min(share), min(share) * same, min(share) * (1 - soft),
        (1 - same) * story.apart(left, right) * min(share), float(left.opens != right.opens),
        float(left.opens and right.opens), (1 - soft) * sentence**2,
        abs(left.place - right.place),
    ]  # fmt: skip


def _dice(left: str, right: str) -> float:
    one, two = ({word[i : i + 3] for i in range(max(1, len(word) - 2))} for word in (left, right))
    return 2 * len(one & two) / (len(one) + len(two))


def _prefix(left: str, right: str) -> float:
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    return shared / max(len(left), len(right), 1)


def fit(x: Floats, y: Floats) -> Floats:
    """Logistic regression by Newton's method with a ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + PENALTY * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(x.shape[1])
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def pairs_of(mentions: Sequence[Mention], story: dict[str, int]) -> list[tuple[int, int]]:
    groups = defaultdict(list)
    for at, mention in enumerate(mentions):
        groups[story[mention.doc.id]].append(at)
    return [pair for group in groups.values() for pair in combinations(group, 2)]


def table(
    mentions: Sequence[Mention], pairs: Iterable[tuple[int, int]], known: Known, story: Story
) -> Floats:
    return np.array([features(mentions[a], mentions[b], known, story) for a, b in pairs])


# ---------------------------------------------------------------- one run


@dataclass(frozen=True)
class Cuts:
    story: float
    pair: float


def judged(
    mentions: Sequence[Mention], known: Known, cut: float
) -> tuple[list[tuple[int, int]], Floats]:
    story = stories(mentions, known.rarity, cut)
    pairs = pairs_of(mentions, story)
    return pairs, table(mentions, pairs, known, Story(mentions, story))


def chances(x: Floats, weights: Floats) -> Floats:
    return 1 / (1 + np.exp(-x @ weights))


def clusters(
    mentions: Sequence[Mention], chance: dict[tuple[int, int], float], cut: float
) -> list[list[str]]:
    def tie(left: int, right: int) -> Tie:
        return Tie(float(chance.get((min(left, right), max(left, right)), 0.0)) - cut)

    groups = grouped(range(len(mentions)), chance, tie)
    return [[mentions[at].id for at in group] for group in groups]


def gold(mentions: Sequence[Mention]) -> list[list[str]]:
    chains = defaultdict(list)
    for mention in mentions:
        chains[mention.chain].append(mention.id)
    return list(chains.values())


def conll(mentions: Sequence[Mention], found: list[list[str]], scorer: Path) -> dict[str, float]:
    """F1 by the shared scorer, in hundredths."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("gold.json", "found.json")]
        for path, value in zip(paths, (gold(mentions), found), strict=True):
            path.write_text(json.dumps(value), encoding="utf-8")
        command = [sys.executable, str(scorer), *map(str, paths), "--json"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    out = json.loads(told)
    scores = {name: 100 * out[name]["f1"] for name in ("muc", "b3", "ceafe", "lea")}
    return {**scores, "conll": 100 * out["conll_f1"]}


def chosen(mentions: Sequence[Mention], rarity: Rarity, scorer: Path) -> Cuts:
    """The cuts that do best on topics that the model was not fitted on, by folds of train."""
    topics = sorted({mention.doc.topic for mention in mentions})
    fold = {topic: at % FOLDS for at, topic in enumerate(topics)}
    best = (0.0, Cuts(0.0, 0.0))
    for story in STORY_CUTS:
        pairs, x = judged(mentions, Known(mentions, rarity, story), story)
        folds = np.array([fold[mentions[a].doc.topic] for a, _ in pairs])
        y = _same(mentions, pairs)
        p = np.zeros(len(y))
        for part in range(FOLDS):
            p[folds == part] = chances(x[folds == part], fit(x[folds != part], y[folds != part]))
        chance = dict(zip(pairs, p.tolist(), strict=True))
        for pair in PAIR_CUTS:
            score = conll(mentions, clusters(mentions, chance, pair), scorer)["conll"]
            print(f"  train, by folds: story {story:.2f} pair {pair:.2f} CoNLL F1 {score:.2f}")
            best = max(best, (score, Cuts(story, pair)), key=lambda it: it[0])
    return best[1]


def _same(mentions: Sequence[Mention], pairs: Sequence[tuple[int, int]]) -> Floats:
    return np.array([mentions[a].chain == mentions[b].chain for a, b in pairs], float)


def by_head(mentions: Sequence[Mention], story: dict[str, int]) -> list[list[str]]:
    """The baseline: one head in one story is one event."""
    groups = defaultdict(list)
    for mention in mentions:
        groups[story[mention.doc.id], mention.head].append(mention.id)
    return list(groups.values())


def main() -> None:
    shared = Path(__file__).resolve().parents[2] / "shared"
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ecb", type=Path, default=shared / "data" / "ecb")
    parser.add_argument("--scorer", type=Path, default=shared / "tools" / "score_coref.py")
    options = parser.parse_args()
    known_file, scored_file = options.ecb / "train.jsonl", options.ecb / "dev.jsonl"
    if not known_file.exists():
        sys.exit(f"{known_file}: not found; give the folder with --ecb")
    seen, scored = read(known_file), read(scored_file)
    docs = {mention.doc.id: mention.doc for mention in (*seen, *scored)}
    rarity = Rarity.of(doc.bag for doc in docs.values())
    cuts = chosen(seen, rarity, options.scorer)
    known = Known(seen, rarity, cuts.story)
    pairs, x = judged(seen, known, cuts.story)
    weights = fit(x, _same(seen, pairs))
    there, table_ = judged(scored, known, cuts.story)
    chance = dict(zip(there, chances(table_, weights).tolist(), strict=True))
    for name, found in (
        ("head and story", by_head(scored, stories(scored, rarity, cuts.story))),
        ("pair model", clusters(scored, chance, cuts.pair)),
    ):
        scores = conll(scored, found, options.scorer)
        print(f"dev, {name}: " + " ".join(f"{key} {value:.2f}" for key, value in scores.items()))


if __name__ == "__main__":
    main()
