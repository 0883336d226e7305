use super::earlier::Earlier;
use super::facets::{
    Act, Actor, ActorKind, Definition, Delegation, Instrument, InstrumentType, Norm, Quantity,
    Reference, Remedy, RoleMark, Status, Transition,
};
use super::lexicon::Lexicon;
use super::roles::{Roles, Told};
use super::scan::{Hits, MODALS};
use super::sentences::{self, Sentence};
use super::{
    definitions, delegations, instrument, norms, quantities, references, remedies, roles, statuses,
};
use crate::jurisdiction::{Profile, fold};
use crate::outline::{self, NodeId, Outline};
use crate::text::{Change, Characters, Source, Span};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// One document with what is known of it. Facets are computed when first asked for.
#[derive(Debug)]
pub struct Document {
    source: Source,
    profile: Profile,
    lexicon: Arc<Lexicon>,
    /// The text in simplified characters, where it differs from the source.
    folded: OnceLock<Option<String>>,
    outline: OnceLock<Outline>,
    /// The version before this one, as long as facets may be taken from it.
    earlier: Option<Earlier>,
    hits: OnceLock<Hits>,
    sentences: OnceLock<Vec<Sentence>>,
    headers: OnceLock<Vec<Option<Span>>>,
    characters: OnceLock<Vec<OnceLock<Box<Characters>>>>,
    definitions: OnceLock<Vec<Definition>>,
    references: OnceLock<Vec<Reference>>,
    quantities: OnceLock<Vec<Quantity>>,
    instrument: OnceLock<Instrument>,
    given_type: Option<InstrumentType>,
    roles: OnceLock<Roles>,
    acts: OnceLock<Vec<Act>>,
    remedies: OnceLock<Vec<Remedy>>,
    statuses: OnceLock<Vec<Status>>,
    norms: OnceLock<Vec<Norm>>,
    declared_actors: OnceLock<Vec<(Span, ActorKind)>>,
    actors: OnceLock<Vec<Actor>>,
    delegations: OnceLock<Vec<Delegation>>,
}

impl Document {
    /// A text of `profile`, whose words are in `lexicon`. The type of the instrument is told from the
    /// text unless it is given.
    #[must_use]
    pub fn new(
        source: Source,
        profile: Profile,
        lexicon: Arc<Lexicon>,
        given_type: Option<InstrumentType>,
    ) -> Self {
        Self {
            source,
            profile,
            lexicon,
            folded: OnceLock::new(),
            outline: OnceLock::new(),
            earlier: None,
            hits: OnceLock::new(),
            sentences: OnceLock::new(),
            headers: OnceLock::new(),
            characters: OnceLock::new(),
            definitions: OnceLock::new(),
            references: OnceLock::new(),
            quantities: OnceLock::new(),
            instrument: OnceLock::new(),
            given_type,
            roles: OnceLock::new(),
            acts: OnceLock::new(),
            remedies: OnceLock::new(),
            statuses: OnceLock::new(),
            norms: OnceLock::new(),
            declared_actors: OnceLock::new(),
            actors: OnceLock::new(),
            delegations: OnceLock::new(),
        }
    }

    /// Says that the document is a version of `earlier`: what the two have in common is taken from
    /// there, and comes to the same. It does nothing where the words are not those of one lexicon.
    pub fn take_over_from(&mut self, earlier: &Arc<Document>) {
        if !Arc::ptr_eq(&self.lexicon, &earlier.lexicon) {
            return;
        }
        if earlier.folded().is_none() {
            let text = self.source.text();
            let change = Change::between(earlier.source.text(), text);
            if matches!(fold(change.whole(text)), Cow::Borrowed(_)) {
                self.folded.get_or_init(|| None);
                self.earlier = Some(Earlier::new(earlier, change));
                return;
            }
        }
        let change = Change::between(earlier.text(), self.text());
        self.earlier = Some(Earlier::new(earlier, change));
    }

    /// The text in simplified characters, where it has others.
    fn folded(&self) -> Option<&str> {
        let folded = self.folded.get_or_init(|| match fold(self.source.text()) {
            Cow::Owned(folded) => Some(folded),
            Cow::Borrowed(_) => None,
        });
        folded.as_deref()
    }

    /// Lets go of the version before. What has not been asked by now is told from the text.
    pub fn forget_earlier(&mut self) {
        self.earlier = None;
    }

    /// The version before this one.
    pub(super) fn earlier(&self) -> Option<&Earlier> {
        self.earlier.as_ref()
    }

    /// The text as it was read.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The text as it was read, without what was understood of it.
    #[must_use]
    pub fn into_source(self) -> Source {
        self.source
    }

    /// The text in simplified characters, byte for byte as long as the source: what cues and
    /// patterns are matched against.
    #[must_use]
    pub fn text(&self) -> &str {
        self.folded().unwrap_or(self.source.text())
    }

    /// The jurisdiction and language of the text.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What the words of the text are looked up in.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The structure.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| outline::parse(&self.source, self.text(), &self.profile))
    }

    /// The words of all lists that stand in the text.
    #[must_use]
    pub fn hits(&self) -> &Hits {
        self.hits.get_or_init(|| {
            let scanner = self.lexicon.scanner();
            let known = self.earlier().and_then(|it| Some((&it.change, it.document.hits.get()?)));
            match known {
                Some((change, hits)) => scanner.scan_again(self.text(), change, hits),
                None => scanner.scan(self.text()),
            }
        })
    }

    /// The sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| {
            sentences::find(self.outline(), self.text(), self.profile.language().is_chinese())
        })
    }

    /// The characters of the sentence of that index: what tells soon that an expression cannot
    /// match in it.
    #[must_use]
    pub fn characters(&self, sentence: usize) -> &Characters {
        let all = self.characters.get_or_init(|| {
            let sentences = self.sentences().iter();
            sentences.map(|_| OnceLock::new()).collect()
        });
        let own = all.get(sentence).zip(self.sentences().get(sentence));
        own.map_or(&Characters::ALL, |(known, sentence)| {
            known.get_or_init(|| Characters::new(sentence.span.slice(self.text())).into())
        })
    }

    /// The index of the sentence that holds the byte at `offset`.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let sentences = self.sentences();
        let index = sentences.partition_point(|s| s.span.start <= offset).checked_sub(1)?;
        (offset < sentences.get(index)?.span.end).then_some(index)
    }

    /// Whether the byte at `offset` is no law of this document: a comment, a table of contents.
    #[must_use]
    pub fn is_foreign(&self, offset: u32) -> bool {
        self.outline().is_excluded(offset)
    }

    /// Terms that the document declares, in order.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        self.definitions.get_or_init(|| definitions::find(self))
    }

    /// The terms, if they have been asked for.
    pub(super) fn known_definitions(&self) -> Option<&[Definition]> {
        self.definitions.get().map(Vec::as_slice)
    }

    /// Citations, in order.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        self.references.get_or_init(|| references::find(self))
    }

    /// The citations that stand in `span`, in order.
    pub fn references_in(&self, span: Span) -> impl Iterator<Item = &Reference> {
        let from = self.references().partition_point(|r| r.span.start < span.start);
        let rest = self.references().get(from..).unwrap_or_default().iter();
        rest.take_while(move |r| r.span.start < span.end).filter(move |r| span.contains(r.span))
    }

    /// Numbers with units, and dates, in order.
    #[must_use]
    pub fn quantities(&self) -> &[Quantity] {
        self.quantities.get_or_init(|| quantities::find(self))
    }

    /// The numbers and dates that stand in `span`, in order.
    pub fn quantities_in(&self, span: Span) -> impl Iterator<Item = &Quantity> {
        let from = self.quantities().partition_point(|q| q.span.start < span.start);
        let rest = self.quantities().get(from..).unwrap_or_default().iter();
        rest.take_while(move |q| q.span.start < span.end).filter(move |q| span.contains(q.span))
    }

    /// The instrument itself.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        self.instrument.get_or_init(|| instrument::find(self, self.given_type))
    }

    /// The roles of all provisions with the words that show them, in document order.
    #[must_use]
    pub fn roles(&self) -> &[RoleMark] {
        &self.found_roles().marks
    }

    /// The roles with what they were told by.
    fn found_roles(&self) -> &Roles {
        self.roles.get_or_init(|| roles::find(self))
    }

    /// What the roles were told by, if they have been asked for.
    pub(super) fn told_roles(&self) -> Option<&[Told]> {
        self.roles.get().map(|roles| roles.told.as_slice())
    }

    /// The roles that `node` itself has, by its own sentences or from the header of its list.
    #[must_use]
    pub fn roles_of(&self, node: NodeId) -> &[RoleMark] {
        self.marks(node, node.0 + 1)
    }

    /// The roles of `node` and of the units below it.
    #[must_use]
    pub fn roles_in(&self, node: NodeId) -> &[RoleMark] {
        self.marks(node, self.outline().node(node).end)
    }

    fn marks(&self, from: NodeId, end: u32) -> &[RoleMark] {
        let marks = self.roles();
        let start = marks.partition_point(|mark| mark.node < from);
        let end = marks.partition_point(|mark| mark.node.0 < end);
        marks.get(start..end.max(start)).unwrap_or_default()
    }

    /// The words that show a role.
    #[must_use]
    pub fn shown(&self, mark: &RoleMark) -> Span {
        roles::shown(self, mark)
    }

    /// The acts of authorities against persons, in document order.
    #[must_use]
    pub fn acts(&self) -> &[Act] {
        self.acts.get_or_init(|| statuses::acts(self))
    }

    /// The remedies of the document, in order.
    #[must_use]
    pub fn remedies(&self) -> &[Remedy] {
        self.remedies.get_or_init(|| remedies::find(self))
    }

    /// The statuses that the document creates.
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        self.statuses.get_or_init(|| statuses::find(self))
    }

    /// Who acts in a sentence: the authority named before its verb.
    #[must_use]
    pub fn acting_in(&self, sentence: Span) -> Option<Span> {
        self.lexicon.statuses().actor(self.text(), sentence)
    }

    /// Who does what stands at `at`: the authority named last before it, else the first of the
    /// sentence.
    #[must_use]
    pub fn acting_at(&self, sentence: Span, at: u32) -> Option<Span> {
        self.lexicon.statuses().actor_of(self.text(), sentence, at)
    }

    /// Who does what a transition tells of: the authority named last before its verb.
    #[must_use]
    pub fn acting_for(&self, transition: &Transition) -> Option<Span> {
        let at = transition.verb.unwrap_or(transition.words).start;
        self.acting_at(transition.sentence, at)
    }

    /// The words that may be the modal words of norms, in document order: known without reading
    /// the norms.
    #[must_use]
    pub fn modal_words(&self) -> &[Span] {
        self.lexicon().scanner().list(MODALS).map_or(&[], |list| self.hits().of(list))
    }

    /// Who must, may, must not or is entitled to do what, in document order.
    #[must_use]
    pub fn norms(&self) -> &[Norm] {
        self.norms.get_or_init(|| norms::find(self))
    }

    /// The norms that begin in `span`, in order. Only its articles are read for it, unless all
    /// norms are known.
    #[must_use]
    pub fn norms_in(&self, span: Span) -> Cow<'_, [Norm]> {
        if self.norms.get().is_none()
            && let Some(own) = norms::find_in(self, span)
        {
            return Cow::Owned(own);
        }
        let all = self.norms();
        let from = all.partition_point(|norm| norm.span.start < span.start);
        let to = all.partition_point(|norm| norm.span.start < span.end);
        Cow::Borrowed(all.get(from..to.max(from)).unwrap_or_default())
    }

    /// The names of actors that the document declares, with what they are.
    pub(super) fn declared_actors(&self) -> &[(Span, ActorKind)] {
        self.declared_actors.get_or_init(|| norms::declared(self))
    }

    /// Who the norms speak of, those with most norms first.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        self.actors.get_or_init(|| norms::actors(self))
    }

    /// Powers to make rules that are handed to another body, in document order.
    #[must_use]
    pub fn delegations(&self) -> &[Delegation] {
        self.delegations.get_or_init(|| delegations::find(self))
    }

    /// The index of the first sentence that begins behind `offset`.
    #[must_use]
    pub fn sentence_after(&self, offset: u32) -> Option<usize> {
        let index = self.sentences().partition_point(|s| s.span.start <= offset);
        (index < self.sentences().len()).then_some(index)
    }

    /// The sentences that begin at or behind `offset`.
    pub fn sentences_from(&self, offset: u32) -> impl Iterator<Item = &Sentence> {
        let from = self.sentences().partition_point(|s| s.span.start < offset);
        self.sentences().get(from..).unwrap_or_default().iter()
    }

    /// The sentence of `node` that leads into the units below it.
    #[must_use]
    pub fn header_of(&self, node: NodeId) -> Option<Span> {
        let headers = || sentences::headers(self.outline(), self.sentences());
        *self.headers.get_or_init(headers).get(node.index())?
    }

    /// Whether the instrument does nothing but amend or repeal others, by its title.
    #[must_use]
    pub fn is_amending(&self) -> bool {
        let title = self.outline().title.slice(self.text());
        let amends = ["关于修改", "关于废止", "关于修订", "关于修正", "修正案", "修正条文"];
        amends.iter().any(|word| title.contains(word))
    }

    /// How the document calls itself: 本办法, "this Act".
    #[must_use]
    pub fn self_name(&self, chinese: bool) -> String {
        instrument::self_name(&self.instrument().title, self.instrument().kind, chinese)
    }

    /// The provision that holds `span`.
    #[must_use]
    pub fn provision_of(&self, span: Span) -> NodeId {
        self.outline().at(span.start)
    }
}
