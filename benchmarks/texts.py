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
            "当地居民说，河水退去之后，人们开始清理街道，学校也陆续恢复上课。",
            (
                "Residents said that when the river had gone down, people began to clear the "
                "streets and schools opened again."
            ),
        ),
        (
            "外交部发言人表示，希望有关方面通过对话解决分歧，维护地区的和平与稳定。",
            (
                "A spokesman of the foreign ministry hoped that all sides would settle their "
                "differences by dialogue and keep the region stable and at peace."
            ),
        ),
        (
            "研究人员发现，这种植物只生长在潮湿的山谷里，对气温的变化非常敏感。",
            (
                "The researchers found that the plant grows in damp valleys only and is very "
                "sensitive to changes in temperature."
            ),
        ),
        (
            "法院认为，现有的证据不足以支持原告的主张，因此驳回了他的请求。",
            (
                "The court held that the evidence did not support the plaintiff's claim, and "
                "dismissed it."
            ),
        ),
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
            "首相は記者会見で、地域の安全のために各国との協力を続ける考えを強調した。",
            (
                "At a news conference the prime minister stressed that he would go on working "
                "with other countries for the safety of the region."
            ),
        ),
        (
            "関係者によると、原因はまだ分かっておらず、警察が詳しい状況を調べている。",
            (
                "According to those concerned the cause is not yet known, and the police are "
                "looking into the circumstances."
            ),
        ),
        (
            "この地方では、冬になると雪に閉ざされる村が多く、助け合いが欠かせない。",
            (
                "In this part of the country many villages are cut off by snow in winter, and "
                "neighbours depend on each other."
            ),
        ),
        (
            "作品は海外でも高く評価され、若い読者の間で人気が広がっている。",
            ("The work is well thought of abroad too, and more and more young readers like it."),
        ),
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
            ("По словам очевидцев, дым был виден из соседних деревень, однако никто не пострадал."),
            (
                "Witnesses said the smoke could be seen from the neighbouring villages, but "
                "nobody was hurt."
            ),
        ),
        (
            ("Министр подчеркнул, что переговоры продолжатся, несмотря на серьёзные разногласия."),
            ("The minister stressed that the talks would go on in spite of serious disagreement."),
        ),
        (
            "Учёные считают, что находка поможет лучше понять историю этого региона.",
            (
                "Scholars believe that the find will help to understand the history of the "
                "region better."
            ),
        ),
        (
            ("Жители города просят власти отремонтировать дорогу, по которой дети ходят в школу."),
            (
                "People of the town ask the authorities to repair the road by which children "
                "walk to school."
            ),
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
            (
                "Nach Angaben der Behörden blieb die Lage in den betroffenen Gebieten auch am "
                "Abend angespannt."
            ),
            (
                "According to the authorities the situation in the areas concerned was still "
                "tense in the evening."
            ),
        ),
        (
            ("Die Forscherinnen hoffen, mit ihrer Arbeit eine alte Streitfrage endlich zu klären."),
            "The researchers hope that their work will at last settle an old question.",
        ),
        (
            ("Der Sprecher betonte, man werde die Vorschläge der Gemeinden sorgfältig prüfen."),
            (
                "The spokesman stressed that the proposals of the towns would be looked at with "
                "care."
            ),
        ),
        (
            (
                "Viele Besucher kamen schon am Morgen, um einen Platz in der Nähe der Bühne zu "
                "finden."
            ),
            "Many visitors came in the morning already, to find a place close to the stage.",
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


# Sentences without a number, which make up half of news text.
_PLAIN_PAIRS = {
    "de": (
        (
            "Der Minister wollte sich zu den Vorwürfen nicht äußern.",
            "The minister did not want to comment on the allegations.",
        ),
        (
            "Die Anwohner klagen seit langem über den Lärm.",
            "Residents have long complained about the noise.",
        ),
        (
            "Ob das Gesetz noch vor dem Sommer kommt, ist offen.",
            "Whether the law will come before the summer is open.",
        ),
    ),
    "ja": (
        (
            "市長は会見で、計画を見直す考えを示した。",
            "At a press conference the mayor said that the plan would be reviewed.",
        ),
        ("住民からは不安の声が上がっている。", "Residents have voiced their concern."),
        ("原因はまだ分かっていないという。", "The cause is said to be unknown still."),
    ),
    "ru": (
        ("Стороны договорились продолжить переговоры.", "The sides agreed to continue the talks."),
        (
            "Об этом сообщила пресс-служба министерства.",
            "This was reported by the press service of the ministry.",
        ),
        (
            "Жители посёлка надеются на помощь властей.",
            "People in the village hope for help from the authorities.",
        ),
    ),
    "zh": (
        (
            "有关部门表示，将进一步调查事故的原因。",
            "The authorities said that they would look further into the cause of the accident.",
        ),
        ("当地居民对这一决定表示欢迎。", "Local residents welcomed the decision."),
        ("双方同意继续就此问题保持沟通。", "Both sides agreed to stay in touch on the matter."),
    ),
}


def sentence_pairs(total: int, *, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Yield sentences with their English translations, which state the same numbers.

    Every second pair has no number: the pairs then hold about as many quantities in a kilobyte as
    the news of the WMT tests does.

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
        plain = draw.choice(_PLAIN_PAIRS[lang])
        done += sum(len(text.encode()) for text in plain)
        yield lang, *plain
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
