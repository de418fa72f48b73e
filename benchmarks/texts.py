"""Deterministic text for the benchmarks: news from the corpus, and sentences with translations."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def paragraphs() -> list[str]:
    """Return the paragraphs of the corpus's articles, in a fixed order."""
    files = sorted((CORPUS / "news").glob("*.txt")) + sorted((CORPUS / "clean").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def articles(total: int, *, size: int = 4500, seed: int = 1, digits: bool = True) -> Iterator[str]:
    """Yield articles built of shuffled paragraphs.

    Args:
        total: How much text in all, in code points.
        size: About how long each article is, in code points.
        seed: Another seed gives another shuffle.
        digits: Whether paragraphs with digits in them are used too.

    Yields:
        The articles; the same for the same arguments, on every machine.
    """
    source = [text for text in paragraphs() if digits or not re.search(r"\d", text)]
    draw = random.Random(seed)
    done = 0
    while done < total:
        article: list[str] = []
        length = 0
        while length < size:
            article.append(draw.choice(source))
            length += len(article[-1]) + 2
        text = "\n\n".join(article) + "\n"
        done += len(text)
        yield text


# --- Sentences with translations ----------------------------------------------------------------

# Written for this benchmark. `_values` fills in the numbers, each in the way of its language.
_PAIRS = {
    "zh": (
        (
            "{month}月{day}日，代表团抵达首都，开始为期{n}天的访问。",
            "On {month_name} {day}, the delegation arrived in the capital for a {n}-day visit.",
        ),
        (
            "去年全市生产总值达到{hundreds}亿元，比上年增长{percent}%。",
            "Last year the city's output reached {hundreds}00 million yuan, up {percent}%.",
        ),
        (
            "这座桥建于{year}年，全长{metres}米，有{myriads}万人使用。",
            "Built in {year}, the bridge is {metres} metres long; {myriads}0,000 people use it.",
        ),
        (
            "会议将于{hour}时{minute}分开始，预计有{n}个国家的代表参加。",
            "The meeting begins at {hour}:{minute}; delegates of {n} countries are expected.",
        ),
        ("他说，这个问题需要耐心，双方都应当克制。", "He called for patience and restraint."),
        (
            "三分之一的受访者表示，两三年内不会换工作。",
            "A third of those asked said they would not change jobs within two or three years.",
        ),
        (
            "警方在{n}余名证人的帮助下找到了那辆车。",
            "With the help of more than {n} witnesses the police found the car.",
        ),
        (
            "该公司计划在20世纪末的厂房里安装{thousands}000台设备。",
            "The company will put {thousands},000 machines into halls of the late 20th century.",
        ),
    ),
    "ja": (
        (
            "{month}月{day}日午後、市内で{n}人が参加する訓練が行われた。",
            "On the afternoon of {month_name} {day}, {n} people took part in a drill in the city.",
        ),
        (
            "昨年度の売上高は{hundreds}億円で、前年比{percent}%増だった。",
            "Sales last fiscal year came to {hundreds}00 million yen, up {percent}% on the year.",
        ),
        (
            "同館は{year}年に開館し、これまでに{myriads}万人が訪れた。",
            "The museum opened in {year}, and {myriads}0,000 people have visited it since.",
        ),
        (
            "列車は{hour}時{minute}分に出発し、{n}分遅れで到着した。",
            "The train left at {hour}:{minute} and arrived {n} minutes late.",
        ),
        (
            "高さ{metres}メートルの塔が、町のどこからでも見える。",
            "The tower, {metres} metres high, can be seen from all over the town.",
        ),
        ("住民は静かな暮らしが戻ることを願っている。", "Residents hope for quiet days again."),
        (
            "約{thousands}000世帯が停電し、復旧には数日かかる見込みだ。",
            "About {thousands},000 households lost power, and repairs will take several days.",
        ),
        (
            "３連休の初日、高速道路は各地で混雑した。",
            "On the first day of the three-day weekend the motorways were crowded.",
        ),
    ),
    "ru": (
        (
            "{day} {month_genitive} {year} года в городе открылась выставка.",
            "On {day} {month_name} {year} an exhibition opened in the city.",
        ),
        (
            "Бюджет вырос на {percent_comma}% и составил {n} млрд рублей.",
            "The budget grew by {percent}% to {n} billion rubles.",
        ),
        (
            "В митинге участвовали около {thousands} тысяч человек.",
            "About {thousands},000 people took part in the rally.",
        ),
        (
            "Поезд отправится в {hour}:{minute} и прибудет через {n} часов.",
            "The train leaves at {hour}:{minute} and arrives {n} hours later.",
        ),
        (
            "Длина тоннеля — {metres} метров, глубина — от 20 до 30 метров.",
            "The tunnel is {metres} metres long and 20 to 30 metres deep.",
        ),
        (
            "Он добавил, что решение примут позже, после консультаций с соседями.",
            "He added that a decision would come later, after talks with the neighbours.",
        ),
        (
            "Две трети опрошенных поддержали это предложение.",
            "Two thirds of those asked were in favour of the proposal.",
        ),
        (
            "В XIX веке здесь жили {thousands} 000 человек.",
            "In the 19th century {thousands},000 people lived here.",
        ),
    ),
    "de": (
        (
            "Am {day}. {month_german} {year} wurde der Vertrag unterzeichnet.",
            "The treaty was signed on {day} {month_name} {year}.",
        ),
        (
            "Der Umsatz stieg um {percent_comma} Prozent auf {n} Millionen Euro.",
            "Sales rose by {percent} percent to {n} million euros.",
        ),
        (
            "Rund {thousands}.000 Menschen kamen am ersten Tag zur Messe.",
            "Around {thousands},000 people came to the fair on its first day.",
        ),
        (
            "Die Sitzung beginnt um {hour}:{minute} Uhr und dauert {n} Minuten.",
            "The session starts at {hour}:{minute} and lasts {n} minutes.",
        ),
        (
            "Die Brücke ist {metres} Meter lang und stammt aus den 1920er Jahren.",
            "The bridge is {metres} metres long and dates from the 1920s.",
        ),
        (
            "Niemand wurde verletzt, doch der Schaden ist nach Angaben der Polizei erheblich.",
            "Nobody was hurt, but according to the police the damage is considerable.",
        ),
        (
            "Zwei Drittel der Befragten waren dafür, nur wenige dagegen.",
            "Two thirds of those asked were in favour, only a few against.",
        ),
        (
            "Im Finale gewann die Mannschaft nach zweihundertfünfzig Minuten mit 3:1.",
            "The team won the final 3:1 after two hundred and fifty minutes.",
        ),
    ),
}
_MONTHS = "January February March April May June July August September October November December"
_GENITIVES = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"


def sentence_pairs(total: int, *, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Yield sentences with their English translations, which state the same numbers.

    Args:
        total: How much text in all, source and translation together, in bytes of UTF-8.
        seed: Another seed gives other sentences and other numbers.

    Yields:
        The language of the source, the source, the translation; the same for the same arguments,
        on every machine.
    """
    draw = random.Random(seed)
    languages = sorted(_PAIRS)
    done = 0
    while done < total:
        lang = draw.choice(languages)
        source, target = draw.choice(_PAIRS[lang])
        values = _values(draw)
        source, target = source.format_map(values), target.format_map(values)
        done += len(source.encode()) + len(target.encode())
        yield lang, source, target


def _values(draw: random.Random) -> dict[str, object]:
    month = draw.randrange(12)
    whole, tenth = draw.randrange(1, 60), draw.randrange(1, 10)
    return {
        "n": draw.randrange(12, 80),
        "hundreds": draw.randrange(2, 100),
        "thousands": draw.randrange(11, 100),
        "myriads": draw.randrange(2, 60),
        "metres": draw.randrange(100, 1000),
        "percent": f"{whole}.{tenth}",
        "percent_comma": f"{whole},{tenth}",
        "year": draw.randrange(1901, 2021),
        "month": month + 1,
        "month_name": _MONTHS.split()[month],
        "month_genitive": _GENITIVES.split()[month],
        "month_german": _GERMAN.split()[month],
        "day": draw.randrange(1, 29),
        "hour": draw.randrange(13, 24),
        "minute": f"{draw.randrange(10, 60)}",
    }
