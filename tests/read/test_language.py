from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.read.language import language_named, language_of

OTHERS = {
    "fr": "Le ministre des affaires étrangères a déclaré que les pourparlers sur la mer auront "
    "lieu à Genève, selon un communiqué de la présidence.",
    "de": "Die Außenministerin sagte am Montag, dass die Gespräche mit der Regierung in Wien "
    "fortgesetzt werden und nicht abgesagt sind.",
    "es": "El ministro dijo que las conversaciones con la delegación se celebrarán en la capital "
    "el lunes, según una fuente del gobierno.",
    "pt": "O ministro disse que as conversas com a delegação não foram canceladas e que se "
    "realizam na capital na segunda-feira.",
    "it": "Il ministro ha detto che i colloqui con la delegazione si terranno nella capitale, "
    "secondo una fonte del governo.",
    "nl": "De minister zei dat het overleg met de delegatie niet is afgezegd en dat het op "
    "maandag in de hoofdstad plaats heeft.",
    "pl": "Minister powiedział, że rozmowy z delegacją nie zostały odwołane i że odbędą się w "
    "poniedziałek w stolicy, ale nie wiadomo kiedy.",
    "tr": "Bakan, heyetle yapılacak görüşmelerin iptal edilmediğini ve bir gün sonra başkentte "
    "yapılacağını söyledi, ancak daha çok bilgi için olan bu toplantı.",
    "id": "Menteri itu mengatakan bahwa pembicaraan dengan delegasi tidak dibatalkan dan akan "
    "diadakan di ibu kota pada hari Senin.",
    "ru": "Министр иностранных дел заявил, что переговоры состоятся в понедельник.",
    "uk": "Міністр закордонних справ заявив, що переговори відбудуться в понеділок у її країні.",
    "zh": "外交部发言人周三表示，双方将于下周在日内瓦举行会谈。",
    "ja": "外務省の報道官は水曜日、両国が来週ジュネーブで会談すると述べた。",
    "ko": "외교부 대변인은 수요일 양국이 다음 주 제네바에서 회담한다고 밝혔다.",
    "ar": "قال وزير الخارجية إن المحادثات ستعقد يوم الاثنين في العاصمة.",
    "fa": "وزیر امور خارجه گفت گفتگوها روز دوشنبه در پایتخت برگزار می‌شود و چند روز طول می‌کشد.",
    "he": "שר החוץ אמר כי השיחות יתקיימו ביום שני בבירה.",
    "el": "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα γίνουν τη Δευτέρα.",
    "hi": "विदेश मंत्री ने कहा कि वार्ता सोमवार को राजधानी में होगी।",
}
ENGLISH = (
    "Foreign Minister Nguyễn Văn Tú received Ambassador Đặng Thị Hương, Deputy Minister Zsófia "
    "Szűcs-Kovács and General José María de la Cruz y Ortega of the Partido de la Gente.",
    "Qin Gang, Wang Yi, Yang Jiechi, Cui Tiankai and Le Yucheng met Antony Blinken (安东尼·布林肯) "
    "in Anchorage (安克雷奇), according to Xinhua (新华社).",
    "Der Spiegel and Le Monde de Paris reported on Monday that the Conseil d'État de la "
    "République et du Canton de Genève had no comment.",
    "The Bundesverfassungsgericht in Karlsruhe said the Gesetz über die Zusammenarbeit was valid.",
)


@pytest.mark.parametrize("code", OTHERS)
def test_a_report_in_another_language_is_marked_with_it(code: str) -> None:
    assert language_of(OTHERS[code]) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_foreign_names_do_not_make_english_news_foreign(text: str) -> None:
    assert language_of(text) in ("en", None)
    assert language_of(f"{text} The ministry said that it would not comment.") == "en"


def test_a_list_of_names_and_a_few_words_have_no_language() -> None:
    assert language_of("Talks off.") is None
    assert language_of("Li Na, Marta Duvalle, João Pinto, Ilse Kessling, " * 20) is None
    assert language_of("") is None


def test_long_prose_in_a_language_that_we_do_not_know_is_undetermined() -> None:
    assert language_of("Kaore te rangatira whenua hui wiki taone nui iwi mahi " * 6) == "und"


@pytest.mark.parametrize(
    ("named", "code"),
    [("en-GB", "en"), ("English", "en"), ("ENG", "en"), ("zh_Hans_CN", "zh"), ("German", "de"),
     ("", None), (None, None), ("xx", "xx")],
)  # fmt: skip
def test_languages_are_named_in_many_ways(named: str | None, code: str | None) -> None:
    assert language_named(named) == code


def test_the_reports_that_ship_with_the_demo_are_english() -> None:
    folder = Path(__file__).parents[2] / "src" / "dragoman" / "demo" / "reports"
    found = {path.name: language_of(path.read_text()) for path in folder.glob("*.txt")}
    assert set(found.values()) == {"en"}, found
