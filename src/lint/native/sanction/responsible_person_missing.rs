//! SAN007: a fine that nobody is named to impose.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::{merged, words::Words};
use crate::lint::{Context, Draft};
use crate::model::{Role, RoleMark};

/// An authority, or a law that names one.
static ORGAN: Words = Words::new(
    "(?i)由|机关|部门|机构|局|厅|委员会|政府|法院|海关|公安|银行|总署|主管|管理处|管理站|保险人|依照《|依照[^，。；]*法|依[^，。；]*第[^，。；]*条|管理中心|\
     \\b(?:authority|minister|secretary|director|court|commission\\w*|board|council|agency|department|liable|\
     convict\\w*|guilty|offence|may impose|by the)\\b",
);
/// A clause that names the organ for a chapter or the whole.
static CLAUSE: Words = Words::new(
    "(?:处罚|罚款|罚锾|处理)[^。；]*由[^。；]*(?:决定|实施|执行|处罚|作出|行使|负责|给予|裁决|裁处|裁罚|裁定|为之)|\
     由[^。；]*(?:给予|予以|实施|作出|依法|依照[^。；]*|按照[^。；]*)(?:行政)?处罚|由[^。；]*(?:负责|行使)[^。；]*(?:执法|处罚)|规定的违法行为[^。；]*由[^，。；]*处罚|\
     违反[^。；]*由[^，。；]{2,20}依法处理|对[^。；]{0,16}违法行为(?:实施行政处罚|进行查处)|(?:机关|部门)是[^，。；]{0,16}的主管(?:部门|机关)|实施[^。；]*执法职能|\
     (?i:(?:fines?|penalt\\w+|punish\\w*|sanctions?)\\b[^.]*\\b(?:impos|enforc|lev|administer|decid)\\w+[^.]*\\bby\\b)",
);
/// A fine that the text itself sets.
static FINE: Words = Words::new(
    "(?i)处(?:以)?[^，。；]*?(?:元|倍|％|%|百分之|分之)[^，。；]*?罚[款锾]|\\b(?:fine|penalty) of (?:up to |at least |not (?:less|more) than )?[A-Z$€£]*[\\d$€£][\\d,. ]*[^.;]*\\b(?:applies|is payable|shall be payable|is imposed)\\b",
);
/// Limits for those who make rules, and punishments by courts.
static OTHER: Words = Words::new("(?i)设定|XX|××|限额|有期徒刑|拘役|罚金|徒刑|国库|财政|imprison|penal servitude");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let mut bare =
        document.roles().iter().filter(|mark| has_no_organ(context, mark)).peekable();
    let text = document.text();
    let organs = document.lexicon().organs();
    let general = || {
        let mut sentences = document.sentences().iter().map(|s| s.span.slice(text));
        sentences.any(|words| CLAUSE.is_in(words) || organs.are_put_in_charge_by(words))
    };
    if bare.peek().is_none() || general() {
        return;
    }
    let mut articles = Vec::new();
    let mut found = Vec::new();
    for mark in bare {
        let article = document.outline().article_of(mark.node);
        if articles.contains(&article) {
            continue;
        }
        articles.push(article);
        let draft = Draft::new(mark.node, document.shown(mark)).with("act", clipped(context.slice(document.shown(mark))));
        found.push((draft, document.shown(mark)));
    }
    merged::report(context, found);
}

fn has_no_organ(context: &Context<'_>, mark: &RoleMark) -> bool {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let article = outline.article_of(mark.node).unwrap_or(mark.node);
    mark.role == Role::Sanction
        && !mark.inherited
        && !outline.is_quoted(mark.sentence.start)
        && !outline.in_annex(mark.node)
        && FINE.is_in(mark.sentence.slice(text))
        && !OTHER.is_in(mark.sentence.slice(text))
        && !ORGAN.is_in(outline.node(article).span.slice(text))
}
