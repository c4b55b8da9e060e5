//! Targets for what a device opens of a site: the release and its packs.

use app::dossier::Dossier;
use catalog::release::{EventStep, File, FileRole, LifeEvent, Patch, Release, Updates, sealed, sha256};
use std::sync::Arc;

use catalog::search::{Filter, IndexFiles, Lexicon, Locality, SaidAs, SearchEngine, TantivyIndex, Tier, Wordings, by_name};
use catalog::{Names, OfficeFacts, Openness, Procedure, pack};
use indexer::guard::guarded;

use crate::made::SAMPLE;

const QUESTIONS: [&str; 4] = ["đăng ký thử", "dang ky tam tru", "ho khau", "giấy"];

/// `release.json`.
pub(crate) fn release(bytes: &[u8]) -> bool {
    // Seal it too: otherwise nearly every input would be rejected by its hash.
    let Ok(release) = Release::parse(bytes).or_else(|_| Release::parse(&sealed(bytes))) else { return false };
    let written = release.to_json().is_ok_and(|json| Release::parse(&json).is_ok_and(|read| read == release));
    let _ = Release::id_of(&release.files);
    written
}

/// A pack with the right hash: two bytes for its unpacked length, then the frame.
pub(crate) fn pack(bytes: &[u8]) -> bool {
    let Some((&[high, low], frame)) = bytes.split_first_chunk() else { return false };
    let unpacked = u64::from(u16::from_be_bytes([high, low]));
    pack::unpack(frame, &sha256(frame), unpacked).is_ok_and(|read| read.len() as u64 == unpacked)
}

/// The unpacked names pack, with everything that lists and searches need from it.
pub(crate) fn names(bytes: &[u8]) -> bool {
    let Ok(names) = pack::read::<Names>(bytes) else { return false };
    let count = names.lines.len() as u32;
    let hits: Vec<u32> = (0..count).collect();
    for ordinal in [0, 1, count / 2, count, u32::MAX] {
        let _ = names.pack_of(ordinal);
    }
    let _ = (names.field_sizes(), names.in_field(0), names.ordinal("1.000001"), by_name(&names, &hits));
    let _ = Filter::default().select(&names, hits);
    let engine = SearchEngine::new(Arc::new(names.clone()), Locality::default());
    for question in QUESTIONS {
        let _ = engine.answer(question);
    }
    pack::read::<Names>(&pack::encode(&names)).is_ok()
}

/// An unpacked detail pack, with what the pages need from a procedure.
pub(crate) fn procedures(bytes: &[u8]) -> bool {
    let Ok(procedures) = pack::read::<Vec<Procedure>>(bytes) else { return false };
    let _ = (Names::of(&procedures), Openness::of(&procedures, jiff::civil::Date::MIN));
    for procedure in &procedures {
        let _ = Dossier::read("hs=0000.0000.00000000", procedure).map(|dossier| dossier.completeness(procedure));
    }
    pack::read::<Vec<Procedure>>(&pack::encode(&procedures)).is_ok()
}

/// The unpacked wordings, and questions that are compared with them.
pub(crate) fn wordings(bytes: &[u8]) -> bool {
    let Ok(wordings) = pack::read::<Wordings>(bytes) else { return false };
    let mut engine = SearchEngine::new(Arc::clone(&SAMPLE.names), Locality::default());
    let wordings = Arc::new(wordings);
    engine.add_wordings(Arc::clone(&wordings));
    for question in QUESTIONS {
        let _ = (engine.answer(question), engine.suggest(question, 6));
    }
    pack::read::<Wordings>(&pack::encode(&*wordings)).is_ok()
}

/// The unpacked life events.
pub(crate) fn events(bytes: &[u8]) -> bool {
    pack::read::<Vec<LifeEvent>>(bytes).is_ok_and(|events| events.iter().all(|event| event.line().slug == event.slug))
}

/// The unpacked office facts, and days counted with their calendar.
pub(crate) fn facts(bytes: &[u8]) -> bool {
    let Ok(facts) = pack::read::<OfficeFacts>(bytes) else { return false };
    let filed = catalog::calendar::Filed { day: jiff::civil::date(2026, 8, 21), minute: 600 };
    for span in ["7 ngày làm việc", "30 ngày", "2 tháng"] {
        let _ = catalog::Span::parse(span).map(|span| facts.calendar.expect(filed, span, None));
    }
    let openness = &facts.openness;
    let _ = (openness.received_here(), openness.scope_unstated(), openness.fee_unknown());
    let _ = (openness.times.compared(), openness.times.stated());
    for period in &facts.stats.periods {
        let _ = (period.adds_up(), period.warning());
    }
    true
}

/// The list of usable patches, and the patches themselves.
pub(crate) fn updates(bytes: &[u8]) -> bool {
    let patches = pack::read::<Vec<Patch>>(bytes).is_ok();
    let Ok(updates) = pack::read::<Updates>(bytes) else { return patches };
    for past in &updates.past {
        let lacking: Vec<&File> = past.files.iter().collect();
        for (past, steps) in updates.ways(&lacking, |_| true) {
            let _ = steps.iter().filter_map(|at| past.steps.get(*at)).count();
        }
    }
    true
}

/// An older pack, its unpacked length, a patch of it, and the unpacked length of the newer pack.
pub type PatchParts = (Vec<u8>, u16, Patch, u16);

/// A pack made of an older pack and a patch.
pub(crate) fn patch(bytes: &[u8]) -> bool {
    let Ok((base, base_unpacked, patch, unpacked)) = pack::read::<PatchParts>(bytes) else { return false };
    let file = |sha256, unpacked: u16| File {
        path: String::new(),
        role: FileRole::Details,
        bytes: 0,
        unpacked: unpacked.into(),
        sha256,
    };
    let (older, newer) = (file(sha256(&base), base_unpacked), file("newer".to_owned(), unpacked));
    let Ok(kept) = pack::patched(&newer, &base, &older, &patch) else { return false };
    pack::unpack(&kept, "newer", unpacked.into()).is_ok_and(|read| read.len() == usize::from(unpacked))
}

/// An unpacked search index, and questions to it. tantivy trusts its files and panics on some broken ones, so those
/// panics are caught: in the app, the hash of the pack protects it. The target looks for faults of our own code.
pub(crate) fn index(bytes: &[u8]) -> bool {
    let Ok(files) = pack::read::<IndexFiles>(bytes) else { return false };
    guarded("", || Ok(ask(files))).unwrap_or_default()
}

fn ask(files: IndexFiles) -> bool {
    let Ok(index) = TantivyIndex::open(Tier::Topics, files) else { return false };
    let mut engine = SearchEngine::new(Arc::clone(&SAMPLE.names), Locality::default());
    engine.add_tier(Box::new(index));
    let found = |question: &&str| !engine.answer(question).hits.is_empty();
    QUESTIONS.iter().filter(|question| found(question)).count() > 0
}

/// Wordings of the made-up procedures, as they are in their pack.
pub fn made_wordings() -> Vec<u8> {
    let said = SaidAs { everyday: "kt3".to_owned(), wordings: vec!["ở trọ".to_owned(), "nhà thuê".to_owned()] };
    let mut lexicon = Lexicon::default();
    lexicon.add("hộ khẩu", &["đăng ký tạm trú".to_owned()]);
    let mut wordings = Wordings::of(lexicon, [Some(&said), None, Some(&said)].into_iter());
    wordings.events = vec![vec!["chuyển nhà".to_owned()]];
    pack::encode(&wordings)
}

/// Life events with the made-up procedures, as they are in their pack.
pub fn made_events() -> Vec<u8> {
    let steps = vec![EventStep { name: "Thử".to_owned(), procedures: vec![0, 1], ..EventStep::default() }];
    let papers = LifeEvent::papers_of(&steps, &SAMPLE.procedures);
    let (slug, title) = ("thu".to_owned(), "Thử".to_owned());
    pack::encode(&vec![LifeEvent { slug, title, steps, papers, ..LifeEvent::default() }])
}

/// The index of the made-up procedures' topics, as it is in its pack.
pub fn made_index() -> Vec<u8> {
    IndexFiles::build(Tier::Topics, &SAMPLE.procedures).map(|files| pack::encode(&files)).unwrap_or_default()
}
