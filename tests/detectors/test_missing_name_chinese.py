"""Names against a Chinese source: each rule, and what must pass beside it."""

import pytest

from mtaudit import Article, Auditor, Finding
from mtaudit.config import Config
from mtaudit.glossary import Glossary, Kind, Term

_HUI = Term(
    "Christopher Hui", admitted=("Hui Ching-yu",), native={"zh": "许正宇"}, kind=Kind.PERSON
)
_HSIA = Term("Andrew Hsia", admitted=("Hsia Li-yan",), native={"zh": "夏立言"}, kind=Kind.PERSON)
_LAU = Term("Andy Lau", native={"zh": "刘德华"}, kind=Kind.PERSON)
_CHING_WAN = Term("Lau Ching-wan", native={"zh": "刘青云"}, kind=Kind.PERSON)
_BLINKEN = Term("Antony Blinken", admitted=("Blinken",), native={"zh": "布林肯"}, kind=Kind.PERSON)
_LAVROV = Term(
    "Sergei Lavrov",
    admitted=("Lavrov",),
    native={"zh": "拉夫罗夫", "ru": "Лавров"},
    kind=Kind.PERSON,
)
_SAYBAG = Term("Saybag", native={"zh": "沙依巴克区"}, kind=Kind.PLACE)
_PERTH = Term("Perth", native={"zh": "珀斯"}, kind=Kind.PLACE)
_XINHUA = Term("Xinhua", native={"zh": "新华社"}, kind=Kind.OUTLET)
_XINHUANET = Term(
    "Xinhuanet", admitted=("xinhuanet.com",), native={"zh": "新华网"}, kind=Kind.OUTLET
)
_CNS = Term("China News Service", native={"zh": "中新网"}, kind=Kind.OUTLET)
_AWARD = Term("Golden Goblet Award", native={"zh": "金爵奖"}, kind=Kind.EVENT)
_KISHIDA = Term("Fumio Kishida", admitted=("Kishida",), native={"zh": "岸田文雄"}, kind=Kind.PERSON)
_TONGJI = Term("Tongji University", native={"zh": "同济大学"}, kind=Kind.ORGANISATION)
_ATLANTA = Term("Atlanta", native={"zh": "亚特兰大"}, kind=Kind.PLACE)
_ATALANTA = Term("Atalanta", native={"zh": "亚特兰大队"}, kind=Kind.ORGANISATION)
_FILM = Term("The Wandering Earth", native={"zh": "《流浪地球》"}, kind=Kind.WORK)
_TERMS = (
    _KISHIDA,
    _TONGJI,
    _ATLANTA,
    _ATALANTA,
    _FILM,
    _HUI,
    _HSIA,
    _LAU,
    _CHING_WAN,
    _BLINKEN,
    _LAVROV,
    _SAYBAG,
    _PERTH,
    _XINHUA,
    _XINHUANET,
    _CNS,
    _AWARD,
)


def _findings(text: str, source: str) -> list[Finding]:
    auditor = Auditor((Glossary(_TERMS, "test"),), Config(detectors=("missing-name",)))
    result = auditor.audit(Article(text, source=source, source_lang="zh"))
    assert result.errors == ()
    return list(result.findings)


@pytest.mark.parametrize(
    ("text", "source", "wrong", "right"),
    [
        # read in Mandarin; what is like the reading by chance is no sign of the name
        ("Looking ahead, Xu Zhengyu is hopeful.", "许正宇很乐观。", "Xu Zhengyu", _HUI.canonical),
        ("Xia Liyan met him there.", "夏立言见了他。", "Xia Liyan", _HSIA.canonical),
        (
            "Andy Lau was chased by Liu Qingyun.",
            "刘德华被刘青云追捕。",
            "Liu Qingyun",
            _CHING_WAN.canonical,
        ),
        # by ear
        ("Secretary Brinkin cancelled it.", "布林肯取消了。", "Brinkin", _BLINKEN.canonical),
        ("It is in Shayibak District.", "在沙依巴克区。", "Shayibak", "Saybag"),
        # one part of a person's name
        ("It was Yang Yonggang who spoke.", "郑永刚讲话。", "Yang", "Zheng"),
        ("It was Li Sufeng who fainted.", "李絮枫晕倒。", "Sufeng", "Xufeng"),
        ("It was Pan Zhengfeng who fainted.", "潘乘风晕倒。", "Zhengfeng", "Chengfeng"),
        ("It was Ning Jijie who spoke.", "宁吉喆讲话。", "Jijie", "Jizhe"),
        # a surname that has one reading
        ("It was Dan Zhiqiang who spoke.", "单志强讲话。", "Dan", "Shan"),
        # a slip
        ("Mr. Funio Kishida left.", "岸田文雄离开了。", "Funio", "Fumio"),
        ("It was found at Tongqi University.", "同济大学发现了它。", "Tongqi", "Tongji"),
        # a foreign name that nobody has, spelt as it is read
        ("Yesterday Grivori spoke of it.", "格里沃里昨天谈到它。", "Grivori", ""),
        # people from abroad, read in Mandarin
        (
            "The actress Xinyuan Jieyi got married.",
            "日本女演员新垣结衣结婚。",
            "Xinyuan Jieyi",
            "",
        ),
        ("The deputy Chen Huangyin spoke.", "越南国会议员陈黄银讲话。", "Chen Huangyin", ""),
        # titles
        (
            'The film "Vagrant Globe" is new.',
            "电影《流浪地球》是新的。",
            "Vagrant Globe",
            _FILM.canonical,
        ),
        # Vietnam
        ("The envoy Zheng Shixin came.", "越南参赞郑氏心来了。", "Zheng Shixin", ""),
        # bylines
        ("Photo by reporter Tomita", "中新社记者富田摄", "Tomita", "Fu Tian"),
        ("Photo by reporter Futian", "中新社记者富田摄", "Futian", "Fu Tian"),
        # credits
        (
            "China News Service, July 26 (Xinhua) It rained.",
            "中新网7月26日电下雨了。",
            "Xinhua",
            "",
        ),
        ("It rained - Xinhua English.news.cn", "下雨了-新华网", "English.news.cn", ""),
        # hyphens
        (
            "Plan for the recovery-Xinhuanet",
            "复苏计划-新华网",
            "recovery-Xinhuanet",
            "recovery - Xinhuanet",
        ),
        # words
        ('The film "Auspicious Ruyi" is new.', "影片《吉祥如意》是新的。", "Ruyi", ""),
        ("They saw Huang Moumou there.", "他们看见黄某某。", "Moumou", ""),
        # prizes
        (
            "It won the Golden Jubilee Award.",
            "它获得了金爵奖。",
            "Golden Jubilee Award",
            _AWARD.canonical,
        ),
    ],
)
def test_found(text: str, source: str, wrong: str, right: str) -> None:
    (finding,) = _findings(text, source)

    assert finding.span.of(text) == wrong
    assert (finding.suggestions or ("",))[0] == right


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # accepted forms, anywhere in the article
        ("Hui Ching-yu is hopeful.", "许正宇很乐观。"),
        ("Hsia Li-yan met him. Xia Liyan was late.", "夏立言见了他。"),
        # other romanisations of another script, other spellings, adjectives
        ("Sergey Lavroff left.", "拉夫罗夫离开了。"),
        ("Blinkin', said Blinken.", "布林肯说。"),
        # a part of a longer name is not the name
        ("Corpus Christi is a city.", "科珀斯克里斯蒂是座城市。"),
        # another name of the glossary's is no slip; nor is an ending
        ("On Monday they beat Atalanta.", "星期一他们击败亚特兰大。"),
        # real names, though they are spelt as they are read
        ("Yesterday Santana spoke of it.", "桑塔纳昨天谈到它。"),
        # names that nobody lists, spelt otherwise than they are read
        ("Yesterday Weslinck spoke of it.", "韦瑟林克昨天谈到它。"),
        # who is in a country for China, and others who are read in Mandarin
        ("Wang Minghua, who represents China, came.", "中国驻日本代表王明华来了。"),
        ("The spokesman Wang Wenbin spoke of Japan.", "谈到日本时，发言人汪文斌表示。"),
        # titles as they are called, with an article or not; what else is in quotation marks
        ('The film "Wandering Earth" is new.', "电影《流浪地球》是新的。"),
        ('"Yes," he said of The Wandering Earth.', "“是的，”他谈到《流浪地球》。"),
        # letters that meet at the edge of two syllables
        ("They make Huiyuan juice in Shannan.", "他们在山南生产汇源果汁。"),
        # acronyms that are spelt out
        ("The full International Olympic Committee agreed.", "IOC 全体成员同意。"),
        # people as they are read: every reading, either order, either spelling of a syllable
        ("Shan Tianfang told stories.", "单田芳讲故事。"),
        ("Photo by Fu Tian", "记者富田摄"),
        ("Photo by Tian Fu", "记者富田摄"),
        ("Reporter Lyu Chen was there.", "（记者吕晨）在那里。"),
        ("The reporter learned that it rained.", "记者获悉，下雨了。"),
        ("The envoy Trinh Thi Tam came.", "越南参赞郑氏心来了。"),
        ("The Zheng family has more and more land in Vietnam.", "郑氏家族在越南土地越来越多。"),
        # credits that the source gives
        ("July 26 (Xinhua) It rained.", "新华社7月26日电下雨了。"),
        ("It rained - xinhuanet.com", "下雨了-新华网"),
        ("It rained (see www.example.com).", "下雨了（见www.example.com）。"),
        # compounds
        ("The Beijing-Shanghai line", "北京-上海线"),
        ("The China-Central Asia Summit", "中国—中亚峰会"),
        ("The Kunming-Vientiane railway", "昆明—万象铁路"),
        ("The US-China talks - Xinhuanet", "美中会谈-新华网"),
        # names made of words
        ("Wang Jixiang lives there.", "王吉祥住在那里。"),
        ("He lives in Guangming Village.", "他住在光明村。"),
    ],
)
def test_silent(text: str, source: str) -> None:
    assert [finding.message for finding in _findings(text, source)] == []
