//! The instrument itself: its type, rank, issuer, dates and basis.

mod time;

use super::Document;
use super::facets::{Commencement, Instrument, InstrumentType, Role, title_year};
use crate::jurisdiction::{PackError, Profile, TypeRule, TypeRules, fold};
use crate::text::{Captures, Expression, Span};

pub(super) use time::TimeReader;

/// How far into the text before the provisions, and into the provisions, signs of the type are
/// looked for, in bytes.
const HEAD_BYTES: usize = 1500;
const OPENING_BYTES: usize = 1500;
/// How long a note of adoption and amendments is read for dates, in bytes.
const NOTE_BYTES: usize = 8000;

/// The rules of a profile with their regular expressions built.
#[derive(Debug, Default)]
pub(super) struct TypeReader {
    rules: TypeRules,
    signs: Vec<Sign>,
    issuer: Vec<Expression>,
    basis: Vec<Expression>,
    basis_title: Vec<Expression>,
    effective: Vec<Expression>,
    adopted: Vec<Expression>,
}

#[derive(Debug)]
struct Sign {
    kind: InstrumentType,
    title: Option<Expression>,
    not_title: Option<Expression>,
    head: Option<Expression>,
    opening: Option<Expression>,
}

impl TypeReader {
    /// The reader of `profile`. What does not read as a regular expression or a type is left out;
    /// a test sees to it that nothing is.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let rules = profile.type_rules()?;
        let build =
            |all: &[String]| all.iter().filter_map(|one| crate::text::pattern(one).ok()).collect();
        Ok(Self {
            signs: rules.rule.iter().filter_map(Sign::new).collect(),
            issuer: build(&rules.issuer),
            basis: build(&rules.basis),
            basis_title: build(&rules.basis_title),
            effective: build(&rules.effective),
            adopted: build(&rules.adopted),
            rules,
        })
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        let rules = &self.rules;
        self.signs.len() == rules.rule.len()
            && self.issuer.len() == rules.issuer.len()
            && self.basis.len() == rules.basis.len()
            && self.basis_title.len() == rules.basis_title.len()
            && self.effective.len() == rules.effective.len()
            && self.adopted.len() == rules.adopted.len()
    }
}

impl Sign {
    fn new(rule: &TypeRule) -> Option<Self> {
        let regex = |pattern: &Option<String>| match pattern {
            Some(pattern) => crate::text::pattern(pattern).map(Some),
            None => Ok(None),
        };
        Some(Self {
            kind: InstrumentType::from_name(&rule.kind)?,
            title: regex(&rule.title).ok()?,
            not_title: regex(&rule.not_title).ok()?,
            head: regex(&rule.head).ok()?,
            opening: regex(&rule.opening).ok()?,
        })
    }

    fn fits(&self, title: &str, head: &str, opening: &str) -> bool {
        let fits =
            |regex: &Option<Expression>, text| regex.as_ref().is_none_or(|r| r.is_match(text));
        fits(&self.title, title)
            && fits(&self.head, head)
            && fits(&self.opening, opening)
            && !self.not_title.as_ref().is_some_and(|regex| regex.is_match(title))
    }
}

pub(super) fn find(document: &Document, given: Option<InstrumentType>) -> Instrument {
    let reader = document.lexicon().types();
    let text = document.text();
    let outline = document.outline();
    let title_span = outline.title.trimmed(text);
    let title = title_span.slice(text);
    let preamble = outline.preamble;
    let head = window(text, preamble.start, (preamble.len()).min(HEAD_BYTES));
    let opening = window(text, preamble.end, OPENING_BYTES);
    let kind = given.unwrap_or_else(|| {
        let sign = reader.signs.iter().find(|sign| sign.fits(title, head, opening));
        sign.map_or(InstrumentType::Other, |sign| sign.kind)
    });
    let note =
        outline.adoption.map_or(head, |span| window(text, span.start, span.len().min(NOTE_BYTES)));
    let mut dates: Vec<String> = reader
        .adopted
        .iter()
        .flat_map(|regex| regex.captures_iter(note))
        .filter_map(|found| date(&found))
        .collect();
    let adopted = dates.first().cloned();
    let times = document.lexicon().times();
    let promulgated = times.promulgated(note);
    let amended = times.amended(note);
    let commencement = commencement(document, times);
    let effective = effective(document, reader, &commencement, promulgated.as_deref(), head);
    dates.extend(effective.iter().chain(&promulgated).chain(&amended).cloned());
    dates.sort();
    let year_end = title_year(title.trim_end()).map(|year| format!("{year}-12-31"));
    // A day of the year that the title names is more exact than the year.
    let within = |end: &String| dates.last().is_none_or(|last| last.get(..4) < end.get(..4));
    dates.extend(year_end.filter(within));
    Instrument {
        title: document.source().slice(title_span).to_owned(),
        kind,
        rank: reader.rules.rank.get(kind.name()).copied().unwrap_or_default(),
        issuer: reader.issuer.iter().find_map(|regex| {
            let found = head.lines().find_map(|line| regex.captures(line))?;
            Some(found.iter().skip(1).flatten().map(|group| group.as_str()).collect())
        }),
        adopted,
        promulgated,
        amended,
        commencement,
        effective,
        dated: dates.pop(),
        basis: basis(document, reader),
        basis_at: outline.articles().next(),
    }
}

/// At most `length` bytes of `text` from `start`.
fn window(text: &str, start: u32, length: usize) -> &str {
    let start = start as usize;
    let end = text.floor_char_boundary(start.saturating_add(length));
    text.get(start..end).unwrap_or_default()
}

/// What the last commencement clause says of which the meaning is known.
fn commencement(document: &Document, times: &TimeReader) -> Commencement {
    let text = document.text();
    let clauses = document.roles().iter().filter(|mark| mark.role == Role::Commencement).rev();
    let told = clauses.map(|mark| times.commencement(mark.sentence.slice(text)));
    { told }.find(|told| *told != Commencement::Unknown).unwrap_or_default()
}

/// The date of taking effect: that of the commencement clause, else that of the note under the
/// title.
fn effective(
    document: &Document,
    reader: &TypeReader,
    commencement: &Commencement,
    promulgated: Option<&str>,
    head: &str,
) -> Option<String> {
    match commencement {
        Commencement::On(date) => return Some(date.clone()),
        Commencement::OnPromulgation => return promulgated.map(str::to_owned),
        Commencement::AfterPromulgation { days, months } => {
            return time::later(promulgated?, *days, *months);
        }
        Commencement::ByOrder => return None,
        Commencement::Unknown => {}
    }
    let text = document.text();
    let clauses = document.roles().iter().filter(|mark| mark.role == Role::Commencement);
    let sentences = clauses.map(|mark| mark.sentence.slice(text)).rev();
    sentences
        .chain([head])
        .find_map(|words| reader.effective.iter().find_map(|regex| date(&regex.captures(words)?)))
}

/// The titles named as legal basis in the first two articles.
fn basis(document: &Document, reader: &TypeReader) -> Vec<String> {
    let outline = document.outline();
    let text = document.text();
    let mut titles: Vec<String> = Vec::new();
    let units = outline.articles().take(2).map(|id| outline.node(id).span);
    for unit in units.chain([outline.preamble]) {
        let words = unit.slice(text);
        let Some(named) = reader.basis.iter().find_map(|regex| regex.captures(words)?.get(1))
        else {
            continue;
        };
        for found in reader.basis_title.iter().flat_map(|regex| regex.captures_iter(named.as_str()))
        {
            let Some(group) = found.get(1) else { continue };
            let from = unit.start as usize + named.start();
            let span = Span::new(from + group.start(), from + group.end());
            let title = document.source().slice(span).to_owned();
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        if !titles.is_empty() {
            break;
        }
    }
    titles
}

/// `YYYY-MM-DD` from the groups year, month, day.
fn date(found: &Captures<'_>) -> Option<String> {
    let number = |group: usize| number(found.get(group)?.as_str());
    iso(number(1)?, number(2)?, number(3)?)
}

/// `YYYY-MM-DD`, where the date can be one.
fn iso(mut year: u32, month: u32, day: u32) -> Option<String> {
    // Years of the Republic of China count from 1911.
    if year < 200 {
        year += 1911;
    }
    let real = (1..=12).contains(&month) && (1..=time::days_of(year, month)).contains(&day);
    real.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A year, a month or a day in digits of any width, in Chinese digits (二〇二七) or counted (二十七).
fn number(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '〇' | '零' | '○' => Some(0),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map_or(c.to_digit(10), |at| u32::try_from(at + 1).ok()),
    };
    match text.split_once('十') {
        Some((tens, units)) => {
            let part = |text: &str| text.chars().next().map(digit);
            Some(part(tens).unwrap_or(Some(1))? * 10 + part(units).unwrap_or(Some(0))?)
        }
        None => text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?)),
    }
}

/// The last words of titles by which Chinese instruments call themselves; what ends another word
/// stands behind it.
const CHINESE: [&str; 14] = [
    "条例", "办法", "规定", "细则", "规则", "规程", "准则", "标准", "要点", "决定", "解释", "法",
    "通知", "意见",
];

/// How an instrument of that title calls itself: 本办法, "this Act".
pub(super) fn self_name(title: &str, kind: InstrumentType, chinese: bool) -> String {
    if chinese {
        // 辦法 is 办法: the wording of messages puts it into the script of the text again.
        let title = fold(title);
        let head = title.split(['（', '(']).next().unwrap_or_default().trim();
        let word = CHINESE.into_iter().find(|word| head.ends_with(word)).unwrap_or("文件");
        return format!("本{word}");
    }
    if kind == InstrumentType::Bill {
        return "this Act".to_owned();
    }
    // “Regulation (EU) 2016/679” is one; the Messages (Regulation) Act and the Regulation of Railways
    // Act are Acts.
    let union = title.contains("Regulation (E").then_some("Regulation");
    let plain: String =
        title.split('(').map(|part| part.rsplit(')').next().unwrap_or(part)).collect();
    let words = ["Regulations", "Measures", "Rules", "Act", "Law", "Bill", "Code", "Regulation"];
    let found = union.or_else(|| words.into_iter().find(|word| plain.contains(word)));
    match found {
        Some(word @ ("Regulations" | "Measures" | "Rules")) => format!("these {word}"),
        Some(word) => format!("this {word}"),
        None => "this instrument".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::self_name;
    use crate::jurisdiction::{Language, Profile};
    use crate::model::{Document, InstrumentType, Lexicon};
    use crate::text::{Format, Source};

    #[test]
    fn an_instrument_is_called_by_what_it_is() {
        let own = |title| self_name(title, InstrumentType::Law, false);
        assert_eq!(own("Lanterns and Candles (Regulation) Act, 1993"), "this Act");
        assert_eq!(own("Regulation of Canals Act, 1930"), "this Act");
        assert_eq!(own("Enforcement Rules of the Kilns Act"), "these Rules");
        assert_eq!(own("Regulation (EU) 2019/12 on the Harbour Code"), "this Regulation");
        assert_eq!(own("Guidelines on Wells"), "this instrument");
        let own = |title| self_name(title, InstrumentType::DepartmentalRule, true);
        assert_eq!(own("示例管理辦法"), "本办法");
        assert_eq!(own("示例管理办法（试行）"), "本办法");
        assert_eq!(own("示例法"), "本法");
    }

    #[track_caller]
    fn kind(code: &str, language: Language, text: &str) -> &'static str {
        let profile = Profile::new(code, language).expect("a pack");
        let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
        let source = Source::new("test.md", text, Format::Markdown);
        Document::new(source, profile, lexicon, None).instrument().kind.name()
    }

    #[test]
    fn chinese_instruments_are_told_by_title_and_head() {
        let body = "\n\n第一条　为了规范管理，制定本规定。\n";
        let cases = [
            ("# 海湾市商品交易市场条例", "local-regulation"),
            ("# 商品市场管理条例", "administrative-regulation"),
            ("# 城市绿化条例", "administrative-regulation"),
            ("# 海湾市噪声防治办法", "local-government-rule"),
            (
                "# 中华人民共和国城市绿地法\n\n2020年1月1日 第十三届全国人民代表大会常务委员会第一次会议通过",
                "law",
            ),
            (
                "# 海湾市噪声防治办法\n\n2020年1月1日 海湾市第十五届人民代表大会常务委员会第一次会议通过",
                "local-regulation",
            ),
            ("# 资格管理办法\n\n（2020年1月1日人事部令第3号公布）", "departmental-rule"),
            ("# 关于做好登记工作的通知", "normative-document"),
        ];
        for (head, want) in cases {
            assert_eq!(kind("cn", Language::Hans, &format!("{head}{body}")), want, "{head}");
        }
    }
}
