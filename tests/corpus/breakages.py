"""The defects that broken.py makes: for each the lints that answer it, and where and how a text can be broken so.

A defect is a function of a Text and a random.Random that yields Breaks: at most MOST for a text, each in a place and a wording of its own.
"""
import dataclasses, pathlib, re
from print_texts import DIGITS, from_zh, to_zh

MOST = 2  # breakages of one defect in one text

@dataclasses.dataclass
class Unit:
    """an article or section: where it stands (in characters) and its number"""
    start: int
    end: int
    ordinal: list

@dataclasses.dataclass
class Text:
    path: pathlib.Path
    level: str
    lang: str
    title: str
    body: str
    units: list
    def of(self, unit): return self.body[unit.start:unit.end]
    def unit_at(self, at): return next((u for u in self.units if u.start <= at < u.end), None)
    def tw(self): return self.level.startswith("tw")

@dataclasses.dataclass
class Break:
    defect: str
    form: str
    edits: list  # (first character, one past the last, what stands there instead)
    where: list | None  # ranges of the old text that the finding has to touch; None: anywhere
    def applied(self, body):
        for s, e, new in sorted(self.edits, reverse=True): body = body[:s] + new + body[e:]
        return body
    def moved(self):
        """`where` in the broken text"""
        shift = lambda at, end: at + sum(len(new) - (e - s) if e <= at else (len(new) if end and s <= at else 0) - (at - s) for s, e, new in self.edits if s < at or end and s == e == at)
        return None if self.where is None else [(shift(s, False), max(shift(e, True), shift(s, False))) for s, e in self.where]
    def told(self, body):
        line = lambda text: " ".join(text.split())
        return " … ".join(f"{line(body[max(0, s - 50):s])}⟦{line(body[s:e])[:120]} → {line(new)[:80]}⟧{line(body[e:e + 40])}" for s, e, new in self.edits[:2])

@dataclasses.dataclass
class Defect:
    lints: set
    make: object

DEFECTS = {}

def defect(name, lints):
    def register(places):
        def make(text, rng):
            breaks = [Break(name, form, edits, where) for form, edits, where in places(text, rng)]
            return rng.sample(breaks, min(MOST, len(breaks)))
        DEFECTS[name] = Defect(set(lints.split()), make); return places
    return register

N = "[一二三四五六七八九十百千零〇两]+"
ARTICLE_ZH = re.compile(rf"第\s*({N}|\d+)\s*[条條](?!之)")
OWN_ZH = re.compile(rf"(?:本(?:法|条例|條例|办法|辦法|规定|規定|细则|細則|准则|規則|规则|標準))?第({N})[条條](?!之|例)")
OWN_EN = re.compile(r"\b(?:Articles?|[Ss]ections?) \*?(\d+)(?![-\dA-Z])\b\*?(?! ?[-–(]\w)(?P<after>[^.;]{0,40})")

# What calls a parent law 本法 or the Act cites it by bare numbers too.
PARENT = re.compile(r"[以簡简称稱为為][「“]?本(?:法|條例|条例)[」”]?[）)]|here(?:in)?after[^)]{0,40}\bthe [“\"']?(?:Act|Law|Code)\b|\(the [“\"]?Act[”\"]?\)")

# Rules that say "this Act" mean the one that they carry out.
CARRIES_OUT = re.compile(r"(?i)^(?!(?:the )?(?:Act|Law|Statute)\b).*\b(?:rules|regulations|measures|standards|directions|guidelines|criteria|procedures|principles)\b")

def number(text): return int(text) if text.isdigit() else from_zh(text)

# Words with which an English provision changes another text, whose numbers it then cites and sets out.
AMENDS_EN = re.compile(r"(?i)\b(?:is|are|be|hereby) (?:hereby )?(?:amended|substituted|inserted|deleted|repealed)|\b(?:insertion|substitution|deletion) (?:of|for|in|after)|\bby (?:inserting|substituting|deleting|the addition)|following modifications|Principal Act")

def amends(text, unit):
    """whether an English unit changes another text"""
    return text.lang == "en" and bool(AMENDS_EN.search(text.of(unit)))

def quoted_or_row(text, at):
    """whether a place of an English text is in quotation marks, which may open some lines above, or in the row of a table"""
    line = text.body[text.body.rfind("\n", 0, at) + 1:at].lstrip(); unit = text.unit_at(at)
    before = text.body[unit.start if unit else 0:at]
    return line.startswith(("|", "“")) or before.rfind("“") > before.rfind("”")

def references(text):
    """[(match, article number)] of references to articles of the text itself, by what is around them"""
    out = []
    for u in text.units:
        if PARENT.search(text.body): break  # a bare number may be that of the parent law
        if amends(text, u): continue
        head = u.start + len(re.match(r"[#\s*]*(?:第[^条條]{1,9}[条條]|Article \d+|\d+)?", text.of(u))[0])
        for m in (OWN_ZH if text.lang == "zh" else OWN_EN).finditer(text.body, head, u.end):
            before = text.body[max(u.start, m.start() - 30):m.start()]
            if text.lang == "zh":
                if not m[0].startswith("本") and (not re.search(r"(?:违反|依照|按照|依|依据|符合|[除，。；：、])$", before) or re.search(rf"[》法例定则則]第[^，。；]*、$|、$|[《》]", before)): continue
            elif not re.match(r"\*? of this (?:Act|Law)|\*?[,;.)]|\*? (?:shall|or|and|may|if|in|for|to)\b", m["after"]) or re.search(r"\b(?:Acts?|Law|Code|sections?|Articles?)\b[^.;]*$|\b(?:of|by|in) \S+ \S*$|[“\"]", before): continue
            elif quoted_or_row(text, m.start()) or re.search(r"\b(?:said|such|that|those)\s*\*?$", before): continue
            elif re.match(r"\*? of this (?:Act|Law)", m["after"]) and CARRIES_OUT.search(text.title): continue
            elif re.search(r"\bof (?:the|that) |Act|Law|Code|Regulation", re.sub(r"of this (?:Act|Law)", "", m["after"])): continue
            out.append((m, number(m[1])))
    return out

def plain(text):
    """whether the articles count from one without inserted ones, so that they can be renumbered"""
    return [u.ordinal for u in text.units] == [[i + 1] for i in range(len(text.units))]

def digits(text, sample, n):
    return str(n) if sample.isdigit() else to_zh(n)

@defect("renumbered after a deletion", "REF001 REF002 REF003 REF008 REF011 REF015 SAN002")
def renumbered(text, rng):
    if not plain(text): return
    refs, count = references(text), len(text.units)
    def headings(last):
        edits = []
        for u in text.units[last:]:
            head = re.match(r"[#\s*]*(?:第\s*)?([^条條]{1,9}?)\s*[条條]" if text.lang == "zh" else r"[#\s*]*(?:Article )?(\d+)", text.of(u))
            if not head: return None
            s = u.start + head.start(1); edits.append((s, s + len(head[1]), digits(text, head[1], u.ordinal[0] - 1)))
            if text.level == "act" and (second := re.search(r"\n\**(\d+)\b", text.of(u))): edits.append((u.start + second.start(1), u.start + second.end(1), str(u.ordinal[0] - 1)))
        return edits
    for k in rng.sample(range(1, count - 1), min(12, count - 2)):
        gone = text.units[k]
        astray = [m for m, n in refs if n > k and n <= count and not gone.start <= m.start() < gone.end]
        edits = headings(k + 1)
        if astray and edits is not None:
            hosts = {(u.start, u.end) for m in astray if (u := text.unit_at(m.start()))}
            yield "numbers closed up", [(gone.start, gone.end, ""), *edits], sorted(hosts)

@defect("article deleted", "REF001 STR001")
def deleted(text, rng):
    if not plain(text): return
    for m, n in references(text):
        if 1 < n < len(text.units) and not text.units[n - 1].start <= m.start() < text.units[n - 1].end:
            u, after, host = text.units[n - 1], text.units[n], text.unit_at(m.start())
            yield "numbers left", [(u.start, u.end, "")], [(host.start, host.end), (after.start, after.end)]

@defect("reference to nothing", "REF001 REF002")
def to_nothing(text, rng):
    last = max(u.ordinal[0] for u in text.units)
    for m, n in references(text):
        if n > last: continue
        host = text.unit_at(m.start()); wrong = last + rng.choice([1, 7, 30])
        yield "article", [(m.start(1), m.end(1), digits(text, m[1], wrong))], [(host.start, host.end)]
        if text.lang == "zh" and text.body[m.end():m.end() + 1] not in "第之" and n <= len(text.units):
            yield "item", [(m.end(), m.end(), "第" + to_zh(rng.choice([14, 21])) + ("款" if text.tw() else "项"))], [(host.start, host.end)]
            yield "paragraph", [(m.end(), m.end(), "第" + to_zh(rng.choice([9, 15])) + ("項" if text.tw() else "款"))], [(host.start, host.end)]

REMEDY = re.compile(r"复议|復議|诉讼|訴訟|申诉|申訴|异议|異議|听证|聽證|陈述|陳述|申辩|复核|复查|复审|複審|起诉|起訴|诉愿|訴願|救济|裁决|(?i:\bappeal|\breconsider|\breview|\bobject(?:ion|s)?\b|\bhearing|\blitigation|\bpetition|\brepresentations\b|\btribunal)")
TOLD = re.compile(r"复议|復議|行政诉讼|行政訴訟|诉愿|訴願|申诉|陈述|(?i:\bappeal|\breconsider|administrative (?:action|litigation|remed))")
ADVERSE = re.compile(r"(?<!被)(?:撤销|撤銷|吊销|取消|注销|廢止|废止)[^，。；]{0,14}(?:资格|資格|许可|許可|证|證|登记|登記|认定|認定)|不予(?:批准|许可|許可|登记|登記|核准|注册)|(?i:\b(?:may|shall) (?:\w+ ){0,3}(?:revoke|cancel|suspend|refuse|withdraw|reject)\b)")
# Leaving a status; giving up a hearing or a claim, or leaving a place, is another thing.
HELD = r"[^，。；]{0,8}(?:资格|資格|许可|許可|执照|執照|证书|證書|登记|登記|注册|註冊|经营|經營|业务|業務)"
EXIT = re.compile(rf"申请注销|申請註銷|申请办理注销|(?:自愿|自願|放弃|放棄|辞去|退出|交回|繳回|自行[停歇終]){HELD}|"
                  r"(?i:\bsurrender|\brelinquish|\brenounc|\bvoluntar|\brequest[^.;]{0,60}\bcancel)")

def sentences(text, unit):
    """[(first, past the last)] of the sentences of a unit, without its heading"""
    head = re.match(r"[#\s*]*(?:第[^条條]{1,9}[条條]|Article \d+|\d+)?[^\S\n]*", text.of(unit))[0]
    body, out, s = text.body, [], unit.start + len(head)
    for m in re.finditer(r"[。\n]|\.(?=\s)", body[:unit.end][s:]):
        e = unit.start + len(head) + m.end()
        if body[s:e].strip(): out.append((s, e))
        s = e
    if body[s:unit.end].strip(): out.append((s, unit.end))
    return out

def holding(text, words):
    """sentences with the words, and the units that hold nothing else of weight"""
    return [(u, s, e) for u in text.units for s, e in sentences(text, u) if words.search(text.body, s, e)]

def taken_out(text, words):
    """edits that take every sentence with the words out; a unit that would be empty goes as a whole"""
    hits, edits = holding(text, words), []
    for u in {id(u): u for u, _, _ in hits}.values():
        mine = [(s, e) for v, s, e in hits if v is u]
        rest = [x for x in sentences(text, u) if x not in mine]
        edits += [(u.start, u.end, "")] if not rest else [(s, e, "") for s, e in mine]
    return edits

@defect("only remedy taken out", "REM001 REM002 REM003 REM006 AUT009")
def no_remedy(text, rng):
    hits = holding(text, REMEDY)
    if not any(TOLD.search(text.body, s, e) for _, s, e in hits): return
    acts = [u for u, s, e in holding(text, ADVERSE) if not REMEDY.search(text.body, s, e)]
    if not hits or not acts or len({u.start for u, _, _ in hits}) > 3: return
    yield "sentences", taken_out(text, REMEDY), None

@defect("only exit taken out", "EXI001 EXI002 EXI003 GAP001")
def no_exit(text, rng):
    hits = holding(text, EXIT)
    acts = [u for u, s, e in holding(text, ADVERSE) if not EXIT.search(text.body, s, e)]
    grants = re.search(r"(?:颁发|核发|发给|取得|申领|發給|核發|(?i:\b(?:grant|issue)s?\b)[^.;]{0,40}(?i:licen|permit|certificate|registr))", text.body)
    if not hits or not acts or not grants or len({u.start for u, _, _ in hits}) > 3: return
    yield "articles", [(u.start, u.end, "") for u in {u.start: u for u, _, _ in hits}.values()], None

COMMENCES = re.compile(r"施行|生效|(?i:\b(?:come into (?:force|effect|operation)|enter into force|take effect|effective (?:from|as of|on)|enforced? (?:from|on|as of)|implemented? (?:from|on|as of)|date of promulgation))")

@defect("commencement taken out", "STR010")
def no_commencement(text, rng):
    if text.level == "act": return  # an Irish Act that says nothing commences when it is signed
    hits = [(u, s, e) for u, s, e in holding(text, COMMENCES) if u in text.units[-4:] and re.search(r"自|公布|发布|發布|日|(?i:date|day|promulgat|Act|Regulation)", text.body[s:e])]
    head = text.body[:text.units[0].start]
    if not hits or re.search(r"施行|生效", head) or len(holding(text, COMMENCES)) != len(hits): return
    yield "clause", taken_out(text, COMMENCES), None

ITEM_ZH, ITEM_EN = re.compile(rf"^[ 　\t]*[（(]({N})[）)][^\n]*\n", re.M), re.compile(r"^[ \t]*\(\*?([a-z]|\d+)\*?\)[^\n]*\n\n?", re.M)
ITEM_TW = re.compile(rf"^[ 　\t]*({N})、[^\n]*\n", re.M)

def lists(text):
    """lists of three items or more, each a line: [[match]]"""
    shape = ITEM_EN if text.lang == "en" else ITEM_TW if text.tw() else ITEM_ZH
    out = []
    for u in text.units:
        if amends(text, u): continue
        row = []
        for m in shape.finditer(text.body, u.start, u.end):
            value = ord(m[1]) - 96 if m[1].isascii() and not m[1].isdigit() else number(m[1])
            if row and value == len(row) + 1 and m[1].isdigit() == row[0][1].isdigit() and not text.body[row[-1].end():m.start()].strip(): row.append(m)
            else:
                if len(row) > 2: out.append(row)
                row = [m] if value == 1 else []
        if len(row) > 2: out.append(row)
    return out

@defect("item of a list taken out", "STR002 STR004 STR005 REF001")
def no_item(text, rng):
    for row in lists(text):
        i = rng.randrange(len(row) - 1); m = row[i]
        yield ("first" if not i else "middle"), [(m.start(), m.end(), "")], [(row[0].start(), row[-1].end())]

SHORT_ZH = re.compile(r"[（(]以下(?:统称|統稱|简称|簡稱|称|稱)(?:为|為)?[：:]?[“「]?([^”」）)，、；]{2,16})[”」]?[）)]")
SHORT_EN = re.compile(r"\(here(?:in)?after,? (?:(?:collectively )?(?:referred to )?as |called )?(?:the )?[“\"”']?(?:the )?([A-Za-z][^”“\"'()]{2,40}?)[”\"'“]?\)")
MEANS_EN = re.compile(r"[“\"]\*{0,2}([A-Za-z][\w\- ]{2,40}?)\*{0,2}[”\"] (means|includes) ([^;\n]{8,300})(?:;|\.(?=\s*\n))")

def shorts(text):
    """short forms; 本法 for a parent law is a way to cite it"""
    return [(m, m[1].strip()) for m in (SHORT_ZH if text.lang == "zh" else SHORT_EN).finditer(text.body) if text.unit_at(m.start()) and not re.match("本|the Act|Act", m[1].strip())]

@defect("abbreviation left unused", "DEF002")
def unused(text, rng):
    for m, short in shorts(text):
        long = "有关单位" if text.lang == "zh" else "such body"
        if text.lang == "zh":
            head = re.search(r"([^，。；、：（）\s]{2,20})$", text.body[max(0, m.start() - 24):m.start()])
            if not head: continue
            long = head[1] if short not in head[1] and len(head[1]) < 20 else None
        # The English ones are used in capitals too, and some print the stop of the sentence in the bracket.
        short = short.rstrip(".") if text.lang == "en" else short
        uses = [x for x in re.finditer(re.escape(short), text.body, re.I if text.lang == "en" else 0) if not m.start() <= x.start() < m.end()]
        title = text.body[:text.units[0].start]
        if not uses or not long or re.search("《|法$|(?i:^this )", short) or short in text.title or short in title or any(x.start() < m.start() for x in uses) or len(uses) > 40: continue
        if any(re.match(r"s\b", text.body[x.end():x.end() + 2]) for x in uses) or any(s != short and (short in s or s in short) for _, s in shorts(text)): continue
        yield "long form again", [(x.start(), x.end(), long) for x in uses], [(m.start(), m.end())]
        plain_word = "该单位" if text.lang == "zh" else "it"
        yield "other words", [(x.start(), x.end(), plain_word) for x in uses], [(m.start(), m.end())]

TERM_ZH = re.compile(r"(本(?:法|条例|條例|办法|辦法|规定|規定|细则|細則|标准|標準|規則|规则)(?:所称|所稱|中的?|所指)的?)([^，。；：“”「」（）、]{2,14}?)[，,]?(是指|系指|係指|指)([^。；\n]{6,})[。；]")

@defect("term defined twice", "DEF003 DEF010")
def twice(text, rng):
    later = [u for u in text.units[len(text.units) // 2:-1]]
    def at_end(u):
        e = u.end
        while e > u.start and text.body[e - 1].isspace(): e -= 1
        return e
    if text.lang == "zh":
        for m in TERM_ZH.finditer(text.body):
            for form, new in (("sentence", f"\n{m[1]}{m[2]}，是指符合规定的其他{rng.choice(['单位', '事项', '活动'])}。"), ("term alone", f"\n{m[2]}，{'' if text.tw() else '是'}指经{rng.choice(['登记', '批准', '备案'])}的有关事项。")):
                if re.search("规定|規定|期限|日|以[上下]", m[2]): continue  # how to count, not what a term means
                if form == "term alone": new = new.replace("\n", f"\n{m[1]}")
                u = rng.choice([x for x in later if not x.start <= m.start() < x.end] or [None])
                if u: yield form, [(at_end(u), at_end(u), new)], [(u.start, u.end), (m.start(), m.end())]
        for m, short in shorts(text):
            u = rng.choice([x for x in later if not x.start <= m.start() < x.end] or [None])
            if not u or u.start < m.start(): continue
            new = f"\n{rng.choice(['有关行业协会', '其他有关单位', '受委托的组织'])}（以下简称{short}）应当予以配合。"
            yield "short form", [(at_end(u), at_end(u), new)], [(u.start, u.end), (m.start(), m.end())]
        return
    for m in MEANS_EN.finditer(text.body):
        if m[2] != "means" or not text.unit_at(m.start()): continue
        own = text.unit_at(m.start())
        if amends(text, own) or quoted_or_row(text, m.start() - 1): continue
        yield "beside it", [(m.end(), m.end(), f"\n\n“{m[1]}” means any other thing of that description;")], [(own.start, own.end)]
        u = rng.choice(later or [None])
        # What holds for one section may mean another thing in the rest of the Act.
        whole = re.findall(r"(?i)\bin this (Act|Law|section|Part|Chapter|Article|subsection)", text.body[own.start:m.start()])
        if u and u is not own and whole and whole[-1].lower() in ("act", "law") and not amends(text, u): yield "sentence", [(at_end(u), at_end(u), f"\n\nIn this Act, “{m[1]}” means {rng.choice(['a thing approved by the Minister', 'a body established by law', 'any person so registered'])}.")], [(u.start, u.end), (m.start(), m.end())]

RANGE_ZH = re.compile(rf"((?:{N}|\d+)[万亿]?)(元|倍|日|天|年|个月|月|周岁|名|人|%)?以上(至|，|、)?((?:{N}|\d+)[万亿]?)(元|倍|日|天|年|个月|月|周岁|名|人|%)以下")
RANGE_TW = re.compile(rf"(新臺幣)?((?:{N})[萬]?)(元|年|月|日)以上(新臺幣)?((?:{N})[萬]?)(元|年|月|日)以下")
RANGE_EN = re.compile(r"((?:not|no) less than|at least|(?:not|no) fewer than) ((?:NT\$|£|€|\$)?[\d,]+|\w+) ?(years?|months?|days?|million|persons?|percent|New Taiwan Dollars)?,? (and|but|or|nor) ((?:not|no) more than|(?:not|no) exceeding|(?:not|no) greater than|at most) ((?:NT\$|£|€|\$)?[\d,]+|\w+) ?(years?|months?|days?|million|persons?|percent)?\b")

def worth(text):
    """the value of a Chinese or Arabic number with 万, 亿; None where it is not known"""
    m = re.fullmatch(rf"({N}|\d+)([万亿萬]?)", text.replace(",", ""))
    return number(m[1]) * {"": 1, "万": 10**4, "萬": 10**4, "亿": 10**8}[m[2]] if m else None

WORDS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve fifteen".split())}
def worth_en(text):
    bare = re.sub(r"[^\d]", "", text)
    return int(bare) if bare else WORDS.get(text.lower())

@defect("range turned round", "QNT005 QNT003 QNT004")
def turned(text, rng):
    if text.lang == "zh":
        for m in (RANGE_TW if text.tw() else RANGE_ZH).finditer(text.body):
            low, high = (m.span(2), m.span(5)) if text.tw() else (m.span(1), m.span(4))
            units = (m[3], m[6]) if text.tw() else (m[2] or m[5], m[5])
            a, b = text.body[slice(*low)], text.body[slice(*high)]
            if units[0] != units[1] or worth(a) is None or worth(b) is None or worth(a) >= worth(b): continue
            u = text.unit_at(m.start())
            if u: yield "bounds", [(*low, b), (*high, a)], [(m.start(), m.end())]
            if u and not text.tw(): yield "in other words", [(m.start(), m.end(), f"{'不低于' if units[1] == '元' else '不少于'}{b}{units[1]}{rng.choice(['，', '且', '并'])}{'不高于' if units[1] == '元' else '不超过'}{a}{units[1]}")], [(m.start(), m.end())]
        return
    for m in RANGE_EN.finditer(text.body):
        if m[3] and m[7] and m[3].rstrip("s") != m[7].rstrip("s") or worth_en(m[2]) is None or worth_en(m[6]) is None or worth_en(m[2]) >= worth_en(m[6]) or not text.unit_at(m.start()): continue
        yield "bounds", [(*m.span(2), m[6]), (*m.span(6), m[2])], [(m.start(), m.end())]
        if m[7]:
            yield "from … to", [(m.start(), m.end(), f"from {m[6]} to {m[2]} {m[7]}")], [(m.start(), m.end())]
            yield "between", [(m.start(), m.end(), f"between {m[6]} and {m[2]} {m[7]}")], [(m.start(), m.end())]

# a number with its measure -> words that say it without a number
ADJECTIVES_ZH = [(rf"(?:满|滿|达|達)?(?:{N}|\d+)年以上", ["较长时间", "一定年限", "多年", "相当长时间", "若干年以上"]), (rf"(?:{N}|\d+)[万亿萬]*元以上", ["一定数额", "较大数额", "相当数额", "足够数额"]),
                 (rf"(?:{N}|\d+)(?:名|人|个|位)以上", ["一定数量", "足够数量", "若干", "相应数量", "多名"]), (rf"(?:年满|年滿|满|滿)(?:{N}|\d+)(?:周)?[岁歲](?:以上)?", ["达到适当年龄", "年龄适当", "达到一定年龄"]),
                 (rf"(?:{N}|\d+)平方米以上", ["较大面积", "足够面积", "适当面积"]), (rf"不(?:少于|低于|得少于|得低于)(?:{N}|\d+)[万亿]*(?:元|年|人|名)", ["达到适当规模", "达到一定规模", "充足"]),
                 (rf"(?:百分之{N}|\d+%)以上", ["较高比例", "一定比例", "大部分"])]
ADJECTIVES_EN = [(r"(?:at least|not less than|no less than|a minimum of|(?<!not )(?<!no )more than|over) (?:\d+|\w+) (?:consecutive )?years?\b(?!'? (?:of age|old))", ["a reasonable time", "a long period", "a considerable period", "several years", "a sufficient time"]),
                 (r"(?:at least|not less than|no less than|(?<!not )(?<!no )more than) (?:\d+|\w+) (?=persons|people|members|employees|staff|directors|shareholders)", ["a sufficient number of ", "an adequate number of ", "a reasonable number of ", "several "]),
                 (r"(?:at least|not less than|no less than|over) (?:NT\$|£|€|\$)[\d,]+(?: million| billion)?", ["a substantial amount", "a considerable sum", "an adequate amount", "a significant amount"]),
                 (r"(?:at least |not less than |over )?(?:\d+|twenty|eighteen|twenty-one) years (?:of age|old)(?: or older| or over)?|the age of (?:\d+|eighteen|twenty|twenty-one)\b(?!-)(?: years)?", ["a suitable age", "an appropriate age", "sufficient age"])]
CONDITION = re.compile(r"条件|條件|申请|申請|取得|具备|具備|应当具有|方可|资格|資格|(?i:\b(?:eligib|qualif|appl(?:y|ies|icants?|ication)|registr|licen[cs]|permit|certificate|appoint))")

@defect("number turned into an adjective", "VAG001 VAG004 VAG008 VAG009 VAG011 VAG012 QNT001 QNT002 TMP004")
def adjective(text, rng):
    for u in text.units:
        body = text.of(u)
        if not CONDITION.search(body): continue
        for shape, words in ADJECTIVES_ZH if text.lang == "zh" else ADJECTIVES_EN:
            for m in re.finditer(shape, body):
                s = max(body.rfind(c, 0, m.start()) for c in ("。", "\n", ". ")) + 1; near = body[s:m.end() + 40].split("。")[0]
                header = body[:m.start()].rsplit("：" if text.lang == "zh" else ":", 1)[0][-60:] if re.search("[：:]", body[:m.start()]) else ""
                if not CONDITION.search(near + header) or re.search(r"罚|處|刑|徒刑|(?i:\bfine|imprison|liable)|以下", near): continue
                yield "number", [(u.start + m.start(), u.start + m.end(), rng.choice(words))], [(u.start + m.start() - 12, u.start + m.end() + 24)]

@defect("detention in a departmental rule", "HIE001 HIE002 HIE004")
def detention(text, rng):
    if text.level != "rule": return
    for u in text.units:
        for s, e in sentences(text, u):
            if m := re.search(r"(?:(?<![受被])处以?(?!罚)|并处|给予)(?!本)[^，。；缴]{2,30}(?:罚款|警告)(?=[。；])", text.body[s:e]):
                new = rng.choice(["，并处五日以上十日以下拘留", "；情节严重的，处十五日以下拘留", "，可以由公安机关处五日以下行政拘留", "；拒不改正的，对直接责任人员处以拘留", "，对责任人员予以拘留"])
                yield "penalty", [(s + m.end(), s + m.end(), new)], [(u.start, u.end)]
    u = text.units[-2] if len(text.units) > 2 else None
    if u and not re.search(r"通知|标准", text.title):
        e = u.start + len(text.of(u).rstrip())
        yield "sentence", [(e, e, "\n" + rng.choice(["违反本规定的，由有关部门对直接责任人员处十日以下拘留。", "有前款规定行为的，处五日以上十五日以下拘留，可以并处罚款。", "拒不接受检查的，可以限制其人身自由二十四小时。"]))], [(u.start, u.end)]

LOSS_ZH = re.compile(r"(撤销|撤銷|吊销|取消|注销|廢止|废止|不予(?:批准|许可|許可|登记|登記|核准|注册)|收回|暂停)([^，。；：]{0,12})")
LOSS_EN = re.compile(r"\b(revoke|cancel|suspend|refuse|reject|withdraw|terminate|revoked|cancelled|suspended|refused|rejected)\b", re.I)
NOUN_EN = {"revok": "revocation", "cancel": "cancellation", "suspend": "suspension", "refus": "refusal", "reject": "rejection", "withdr": "withdrawal", "termin": "termination"}

@defect("circular catch-all", "VAG006")
def circular(text, rng):
    for row in lists(text):
        u = text.unit_at(row[0].start()); lead = text.body[max(u.start, row[0].start() - 160):row[0].start()].rstrip()
        lead = re.split(r"[。\n]|\.\s", lead)[-1]; last = row[-1]
        if text.lang == "zh":
            loss = LOSS_ZH.search(lead)
            if not loss or not re.search("下列|以下|左列", lead) or re.search("可以免|不予处罚|提交|材料|载明", lead): continue
            verb = loss[1]
            if verb.startswith("不"): words = [f"其他{verb}的情形", f"其他应当{verb}的情形", f"其他不应当{verb[2:]}的情形" if verb.startswith("不予") else f"其他不宜{verb[2:]}的情形", f"有其他不适宜{verb[2:]}情形的"]
            else: words = [f"其他应当{verb}的情形", f"其他应当予以{verb}的情形", f"其他需要{verb}的情形", f"有其他应当{verb}情形的", f"应当{verb}的其他情形", f"其他可以{verb}的情况"]
            new = rng.choice(words)
            body = re.match(rf"[ 　\t]*(?:[（(]{N}[）)]|{N}、)", last[0])[0]
            yield "replaced", [(last.start(), last.end(), f"{body}{new}。\n")], [(last.start(), last.end())]
            mark = re.sub(N, to_zh(len(row) + 1), body); end = last[0].rstrip()
            yield "added", [(last.start() + len(end) - 1, last.end(), f"；\n{mark}{new}。\n")], [(last.start(), last.end())]
        else:
            loss = LOSS_EN.search(lead)
            if not loss: continue
            noun = next(v for k, v in NOUN_EN.items() if loss[1].lower().startswith(k))
            new = rng.choice([f"any other circumstance that justifies {noun}", f"there are other grounds for {noun}", f"any other circumstances under which {noun} is appropriate", f"other circumstances in which {noun} should be made"])
            mark = re.match(r"[ \t]*\(\*?[a-z0-9]+\*?\)", last[0])[0]
            yield "replaced", [(last.start(), last.end(), f"{mark} {new}.\n\n")], [(last.start(), last.end())]
