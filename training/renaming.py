"""Put other names into our own sentences, so that a model learns wording and not our atlas.

Our sentences name invented states. For training, each state that occurs is exchanged for another
one, real or invented, with its adjective, capital and surnames; spans move along.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

ATLAS = Path(__file__).parent / "data" / "atlas.tsv"

# name, adjective, capital, surnames typical of the region
REAL = """
France|French|Paris|Lefebvre,Moreau,Girard
Germany|German|Berlin|Schneider,Hoffmann,Brandt
Russia|Russian|Moscow|Sokolov,Morozov,Petrov
China|Chinese|Beijing|Zhang Wei,Liu Yang,Zhao
the United States|American|Washington|Harris,Sullivan,Carter
the United States|U.S.|Washington|Miller,Johnson,Cole
the U.S.|US|Washington|Burns,Rice,Powell
Britain|British|London|Hughes,Clarke,Straw
the United Kingdom|UK|London|Palmer,Reid,Cook
Iran|Iranian|Tehran|Rezaei,Karimi,Hosseini
Iraq|Iraqi|Baghdad|al-Jaburi,Hassan,Saleh
Israel|Israeli|Jerusalem|Cohen,Levy,Shapira
Turkey|Turkish|Ankara|Yilmaz,Demir,Kaya
Egypt|Egyptian|Cairo|Mansour,Fahmy,Shoukry
India|Indian|New Delhi|Sharma,Menon,Singh
Pakistan|Pakistani|Islamabad|Khan,Qureshi,Malik
Japan|Japanese|Tokyo|Tanaka,Suzuki,Kono
South Korea|South Korean|Seoul|Kim Min-jun,Park,Lee
North Korea|North Korean|Pyongyang|Ri,Choe,Pak
Ukraine|Ukrainian|Kyiv|Shevchenko,Kovalenko,Bondar
Poland|Polish|Warsaw|Kowalski,Nowak,Wisniewski
Brazil|Brazilian|Brasilia|Silva,Souza,Pereira
Mexico|Mexican|Mexico City|Hernandez,Garcia,Lopez
Venezuela|Venezuelan|Caracas|Rodriguez,Rojas,Blanco
Colombia|Colombian|Bogota|Gomez,Vargas,Restrepo
Argentina|Argentine|Buenos Aires|Fernandez,Gimenez,Rossi
Nigeria|Nigerian|Abuja|Okafor,Bello,Adeyemi
Ethiopia|Ethiopian|Addis Ababa|Tadesse,Bekele,Girma
Sudan|Sudanese|Khartoum|Osman,Ibrahim,Taha
South Africa|South African|Pretoria|Dlamini,Nkosi,Pillay
Kenya|Kenyan|Nairobi|Mwangi,Otieno,Kamau
Syria|Syrian|Damascus|al-Khatib,Haddad,Issa
Saudi Arabia|Saudi|Riyadh|al-Harbi,al-Qahtani,Jubair
Lebanon|Lebanese|Beirut|Khoury,Najjar,Aoun
Afghanistan|Afghan|Kabul|Noorzai,Ahmadi,Karim
Serbia|Serbian|Belgrade|Jovanovic,Nikolic,Ilic
Greece|Greek|Athens|Papadopoulos,Dendias,Nikolaou
Italy|Italian|Rome|Ricci,Conti,Ferraro
Spain|Spanish|Madrid|Navarro,Ortega,Molina
Vietnam|Vietnamese|Hanoi|Nguyen,Tran,Pham
Indonesia|Indonesian|Jakarta|Wijaya,Santoso,Marsudi
the Philippines|Philippine|Manila|Reyes,Santos,Locsin
Thailand|Thai|Bangkok|Srisai,Chaiyasit,Wong
Myanmar|Burmese|Naypyidaw|Aung,Thein,Zaw
Australia|Australian|Canberra|Wilson,Payne,Marles
Canada|Canadian|Ottawa|Tremblay,Campbell,Roy
Cuba|Cuban|Havana|Perez,Castillo,Valdes
Georgia|Georgian|Tbilisi|Beridze,Kapanadze,Lomidze
Armenia|Armenian|Yerevan|Sargsyan,Petrosyan,Grigoryan
Azerbaijan|Azerbaijani|Baku|Mammadov,Aliyev,Huseynov
""".strip()

Spans = list[tuple[int, int]]


def _rows(lines: list[str]) -> list[tuple[str, str, str, list[str]]]:
    rows = []
    for line in lines:
        name, adjective, capital, surnames = line.split("|")
        rows.append((name, adjective, capital, surnames.split(",")))
    return rows


class Renamer:
    """Draws a consistent renaming for one text and moves positions along."""

    def __init__(self, atlas: Path = ATLAS) -> None:
        table = [line.split("\t") for line in atlas.read_text(encoding="utf-8").split("\n")[1:]]
        self._invented = _rows(["|".join(row[1:5]) for row in table if len(row) > 4])
        self._pool = _rows(REAL.split("\n")) * 2 + self._invented
        self._needle = re.compile(
            r"\b(?:the )?("
            + "|".join(
                re.escape(word)
                for row in self._invented
                for word in sorted((*row[:3], *row[3]), key=len, reverse=True)
            )
            + r")\b"
        )

    def renamed(self, text: str, rng: random.Random) -> tuple[str, Callable[[int], int]]:
        """The text with other names, and a function from old positions to new ones."""
        states = [row for row in self._invented if any(w in text for w in (*row[:3], *row[3]))]
        chosen = dict(
            zip((row[0] for row in states), rng.sample(self._pool, len(states)), strict=True)
        )
        words: dict[str, str] = {}
        for old in states:
            new = chosen[old[0]]
            words |= {old[0]: new[0], old[1]: new[1], old[2]: new[2]}
            words |= {surname: rng.choice(new[3]) for surname in old[3]}
        out, at = "", 0
        moves: list[tuple[int, int, int, int]] = []
        for match in self._needle.finditer(text):
            new_word = words[match[1]]
            had_article = match[0].startswith("the ")
            if had_article and not new_word.startswith("the "):
                new_word = "the " + new_word if match[1].endswith("s") else new_word
            start = match.start() if had_article and new_word.startswith("the ") else match.start(1)
            out += text[at:start]
            if not out or out.endswith(("\n", ". ", "“", '"')):
                new_word = new_word[0].upper() + new_word[1:]
            moves.append((start, match.end(), len(out), len(out) + len(new_word)))
            out += new_word
            at = match.end()
        out += text[at:]

        def moved(position: int) -> int:
            shift = 0
            for start, end, new_start, new_end in moves:
                if position <= start:
                    break
                if position >= end:
                    shift = new_end - end
                    continue
                return min(new_start + position - start, new_end)
            return position + shift

        return out, moved
