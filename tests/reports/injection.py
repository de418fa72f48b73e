"""Texts that try to run a script or to break a page, and a result that is full of them."""

from tests.reports.conftest import build_finding

from mtaudit import Article, Document, Evidence, Origin, Result, Span
from mtaudit.article import PLAIN
from mtaudit.spans import Part, join

RUN = "window.ran=1;alert(1)"
_TAGS = (
    "<script>{0}</script>",
    "<SCRIPT SRC=data:,{0}></SCRIPT>",
    "<script type=module>{0}</script>",
    "</script><script>{0}</script>",
    "</noscript><script>{0}</script>",
    "</template><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "</style><script>{0}</script>",
    "</title><script>{0}</script>",
    "<!--<script>{0}</script>-->",
    "--><script>{0}</script>",
    "<![CDATA[<script>{0}</script>]]>",
    "<img src=x onerror={0}>",
    '<img src="x" onerror="{0}">',
    "<image href=x onerror={0}>",
    "<svg onload={0}>",
    "<svg/onload={0}//",
    "<svg><script>{0}</script></svg>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<math><mtext><script>{0}</script></mtext></math>",
    "<math><mi//xlink:href='data:x,<script>{0}</script>'>",
    "<body onload={0}>",
    "<iframe src='javascript:{0}'></iframe>",
    "<iframe srcdoc='<script>{0}</script>'></iframe>",
    "<object data='javascript:{0}'></object>",
    "<embed src='javascript:{0}'>",
    "<a href='javascript:{0}' autofocus onfocus={0}>x</a>",
    "<input autofocus onfocus={0}>",
    "<select autofocus onfocus={0}>",
    "<textarea autofocus onfocus={0}>",
    "<details open ontoggle={0}>",
    "<video><source onerror={0}></video>",
    "<audio src=x onerror={0}>",
    "<marquee onstart={0}>",
    "<form action='javascript:{0}'><button autofocus onfocus={0}>",
    "<base href='javascript:{0}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<link rel=stylesheet href='data:text/css,*{{}}' onload={0}>",
    "<style>@import 'javascript:{0}';</style>",
    "<p style='background:url(javascript:{0})' onmouseover={0}>x",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<table background='javascript:{0}'>",
    "<dialog open onclose={0}>",
    "<template><script>{0}</script></template>",
    "<slot onslotchange={0}>",
    "<portal src='javascript:{0}'>",
    "<xss id=x tabindex=1 onfocus={0}></xss>",
    "<x contenteditable onblur={0}>",
    "<plaintext><script>{0}</script>",
    "<xmp><script>{0}</script></xmp>",
    "<frameset onload={0}>",
    "<isindex type=image src=1 onerror={0}>",
)
_ATTRIBUTES = (
    '" onmouseover="{0}',
    "' onmouseover='{0}",
    "` onmouseover=`{0}",
    '"><img src=x onerror={0}>',
    "'><img src=x onerror={0}>",
    '" autofocus onfocus="{0}" x="',
    '" style="animation-name:x" onanimationstart="{0}',
    "javascript:{0}",
    " javascript:{0}",
    "JaVaScRiPt:{0}",
    "java\tscript:{0}",
    "data:text/html,<script>{0}</script>",
    "vbscript:{0}",
    '#" onclick="{0}',
)
_SCRIPTS = (
    '";{0};"',
    "';{0};'",
    "`;{0};`",
    '\\";{0};//',
    "\\u0022;{0}//",
    "${{{0}}}",
    "{{{{constructor.constructor('{0}')()}}}}",
    "{{% {0} %}}",
    "{{{{ 7*7 }}}}",
    "#{{{0}}}",
    "<%= {0} %>",
    "]]>;{0}",
    "*/{0}/*",
    "\u2028{0}\u2029",
    "\n{0}\n",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "NaN",
    "\\",
    '\\\\"',
    "&lt;script&gt;{0}&lt;/script&gt;",
    "&#60;script&#62;{0}&#60;/script&#62;",
    "&#x3c;img src=x onerror={0}&#x3e;",
    "%3Cscript%3E{0}%3C/script%3E",
    "\\x3cscript\\x3e{0}\\x3c/script\\x3e",
    "\\u003cscript\\u003e{0}",
    "+ADw-script+AD4-{0}+ADw-/script+AD4-",
)
_CHARACTERS = (
    "\u202e{0}\u202c",
    "\u2066{0}\u2069",
    "\u2067abc",
    "\u200f\u200e\u061c",
    "a\u200bb\u200cc\u200dd",
    "\ufeffx",
    "\x00<script>{0}</script>",
    "<scr\x00ipt>{0}</script>",
    "\x1b[31m{0}\x1b[0m",
    "\x1b]0;{0}\x07",
    "\x9b2J",
    "\x08\x08\x08{0}",
    "\u0336".join("Zalgo{0}"),
    "W" * 3000,
    "\U000e0041\U000e0042tags",
    "\ufffe\uffff",
    "\U0001f3f4\U000e0067\U000e007f",
    "＜script＞{0}＜/script＞",
    "\u2062\u2063invisible",
    "ﷺ" * 200,
)
HOSTILE = [
    text.replace("{0}", RUN).replace("{{", "{").replace("}}", "}")
    for text in (*_TAGS, *_ATTRIBUTES, *_SCRIPTS, *_CHARACTERS)
]
"""What stands for itself on a page, and does nothing."""


def hostile(text: str) -> Result:
    """A result in which a text stands wherever one can stand."""
    written = f"{text} Sedan {text}\n\nnext {text}"
    prose, source_map = join([Part(written, 0, len(written))])
    article = Article(
        prose,
        id=text,
        source=f"{text} 色丹 {text}",
        source_lang="zh",
        topic=text,
        origin=Origin(Document(f"news/{text}", written), source_map, text, PLAIN),
    )
    evidence = [
        Evidence("term", text, term=text),
        Evidence("note", f"the glossary's note: {text}"),
        Evidence(text, text),
        Evidence("context", text, source_span=Span(len(text) + 1, len(text) + 3)),
        Evidence("sister", text, sister=text),
    ]
    found = [
        build_finding(article, "Sedan", f"Shikotan {text}", text, message=text, evidence=evidence),
        build_finding(article, text or "next", detector=text, message=text),
    ]
    return Result(article, tuple(sorted(found, key=lambda one: one.span)), signature=text)
