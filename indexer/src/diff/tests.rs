//! Every grade with invented procedures.

use catalog::{
    Case, CaseKind, Channel, Charge, Currency, Decision, Document, Fee, FeeKind, FormFile, LegalBasis, Local, LocalCharge,
    LocalFee, Means, OnlineLevel, Role, Shortened, Span, Step, Time,
};
use jiff::civil::Date;

use super::report::Format;
use super::*;

fn side(procedures: &[Procedure]) -> Side {
    Side { path: "a".into(), what: "danh mục".into(), office: "Xã Mẫu".into(), procedures: procedures.len(), rejected: 0 }
}

fn diff(old: &[Procedure], new: &[Procedure]) -> Diff {
    catalogues(side(old), old, side(new), new)
}

fn paper(name: &str) -> Document {
    Document { name: name.into(), originals: 1, copies: 0, forms: vec![FormFile::of_raw("M1.docx")], role: Role::Paper }
}

fn case(name: &str, papers: &[&str]) -> Case {
    Case { name: name.into(), kind: CaseKind::Everybody, documents: papers.iter().map(|name| paper(name)).collect() }
}

fn fee(charge: Charge, note: &str) -> Fee {
    Fee::new(FeeKind::Levy, charge, note.into())
}

fn vnd(amount: u64) -> Charge {
    Charge::Amount(amount, Currency::Vnd)
}

fn channel(means: Means) -> Channel {
    let time = Time::Span(Span::parse("5 ngày làm việc").unwrap());
    Channel { means, time, fees: vec![fee(vnd(8000), "mỗi con")], note: "Nộp tại quầy".into() }
}

fn procedure(code: &str, name: &str) -> Procedure {
    let mut procedure = Procedure::blank(Code::parse(code).unwrap(), name.into());
    procedure.fields = vec!["Voi".into()];
    procedure.publisher = "Bộ Voi".into();
    procedure.channels = vec![channel(Means::InPerson), channel(Means::Online)];
    procedure.cases = vec![case("", &["Tờ khai nuôi voi", "Ảnh của con voi chụp nghiêng", "Giấy khám sức khỏe voi"])];
    procedure.conditions = "Có chuồng rộng 50 m2. Có người chăm voi.".into();
    procedure.steps = vec![Step { title: String::new(), text: "Nộp hồ sơ. Nhận kết quả.".into() }];
    procedure.online = OnlineLevel::Partial;
    procedure.results = vec!["Giấy phép nuôi voi".into()];
    procedure.legal_bases = vec![LegalBasis { number: "1/2026/QH".into(), title: "Luật Voi".into() }];
    procedure.decision =
        Some(Decision { number: "1/QĐ-BV".into(), date: Date::new(2026, 1, 1).ok(), agency: "Bộ Voi".into() });
    procedure
}

fn voi() -> Procedure {
    procedure("1.000001", "Nuôi voi")
}

/// The effects of a change, checked in both directions, and that every report names the procedure.
#[track_caller]
fn effects(change: impl FnOnce(&mut Procedure)) -> Vec<&'static str> {
    let (old, mut new) = (vec![voi()], vec![voi()]);
    change(&mut new[0]);
    let of =
        |diff: &Diff| diff.changed.iter().flat_map(|changed| &changed.changes).map(|change| change.effect).collect::<Vec<_>>();
    let (there, back) = (diff(&old, &new), diff(&new, &old));
    let mut expected: Vec<_> = of(&back).into_iter().map(reversed).collect();
    expected.sort();
    assert_eq!(of(&there), expected);
    for format in [Format::Text, Format::Html, Format::Json] {
        assert!(report::write(&there, format).unwrap().contains("1.000001") || there.is_empty());
    }
    of(&there).into_iter().map(Effect::id).collect()
}

#[test]
fn fees_are_graded() {
    let all = |charge| move |voi: &mut Procedure| voi.channels.iter_mut().for_each(|channel| channel.fees[0].charge = charge);
    assert_eq!(effects(all(vnd(9000))), ["tang-phi"]);
    assert_eq!(effects(all(vnd(7000))), ["giam-phi"]);
    let in_other_marks = |voi: &mut Procedure| {
        all(vnd(9000))(voi);
        voi.channels[1].fees[0].note = "Mỗi con.".into();
    };
    assert_eq!(effects(in_other_marks), ["tang-phi"]);
    assert_eq!(effects(all(Charge::Free)), ["giam-phi"]);
    assert_eq!(effects(all(Charge::Unknown)), ["khong-ro-phi"]);
    assert_eq!(effects(all(Charge::ByProvince)), ["doi-phi"]);
    assert_eq!(effects(|voi| voi.channels[0].fees[0].note = "mỗi đàn".into()), ["doi-phi"]);
    assert_eq!(effects(|voi| voi.channels[0].fees[0].note = "Mỗi con.".into()), ["doi-chu"]);
    assert_eq!(effects(|voi| voi.channels[0].fees[0].until = Date::new(2026, 12, 31).ok()), ["doi-phi"]);
    assert_eq!(effects(|voi| voi.channels[0].fees.clear()), ["khong-ro-phi"]);
    assert_eq!(effects(|voi| voi.channels[0].fees.push(fee(vnd(1), "mỗi tai"))), ["them-khoan-thu"]);
}

#[test]
fn times_and_ways_to_submit_are_graded() {
    let all = |text: &'static str| {
        move |voi: &mut Procedure| {
            let time = Span::parse(text).map_or(Time::Unknown, Time::Span);
            voi.channels.iter_mut().for_each(|channel| channel.time = time.clone());
        }
    };
    assert_eq!(effects(all("7 ngày làm việc")), ["keo-dai-thoi-han"]);
    assert_eq!(effects(all("3 ngày làm việc")), ["rut-ngan-thoi-han"]);
    assert_eq!(effects(all("6 ngày")), ["doi-thoi-han"]);
    assert_eq!(effects(all("")), ["khong-ro-thoi-han"]);
    assert_eq!(effects(|voi| voi.channels.truncate(1)), ["bo-cach-nop"]);
    assert_eq!(effects(|voi| voi.channels[0].note = "Nộp tại cổng".into()), ["doi-loi-ve-cach-nop"]);
    assert_eq!(effects(|voi| voi.channels.swap(0, 1)), ["doi-thu-tu"]);
    assert_eq!(effects(|voi| voi.online = OnlineLevel::Full), ["tang-muc-truc-tuyen"]);
}

#[test]
fn papers_are_graded() {
    let papers = |change: fn(&mut Vec<Document>)| effects(move |voi| change(&mut voi.cases[0].documents));
    assert_eq!(papers(|papers| papers.insert(1, paper("Sổ hộ khẩu của voi"))), ["them-giay-to"]);
    assert_eq!(papers(|papers| drop(papers.remove(1))), ["bo-giay-to"]);
    assert_eq!(papers(|papers| papers[1].name = "Ảnh của con voi chụp thẳng".into()), ["doi-giay-to"]);
    assert_eq!(papers(|papers| papers[1].name = "Ảnh của con Voi, chụp nghiêng;".into()), ["doi-chu"]);
    assert_eq!(papers(|papers| papers[1].copies = 2), ["doi-so-ban"]);
    assert_eq!(papers(|papers| papers[1].forms = vec![FormFile::of_raw("M2.docx")]), ["doi-bieu-mau"]);
    assert_eq!(papers(|papers| papers[1].role = Role::Note), ["bo-giay-to"]);
    assert_eq!(papers(|papers| papers.swap(0, 2)), ["doi-thu-tu"]);
    assert_eq!(effects(|voi| voi.cases.push(case("Voi con", &["Giấy khai sinh"]))), ["them-truong-hop"]);
    assert_eq!(effects(|voi| voi.cases[0].name = "Voi lớn".into()), ["doi-truong-hop"]);
}

#[test]
fn a_paper_in_another_case_is_moved() {
    let old = Procedure { cases: vec![case("Voi lớn", &["Tờ khai", "Ảnh"]), case("Voi con", &["Đơn"])], ..voi() };
    let new = Procedure { cases: vec![case("Voi lớn", &["Tờ khai"]), case("Voi con", &["Đơn", "Ảnh"])], ..voi() };
    let found = diff(&[old], &[new]);
    let [change] = found.changed[0].changes.as_slice() else { panic!("{:?}", found.changed) };
    assert_eq!(change.effect, Effect::CaseChanged);
    assert!(change.pieces[0].old.starts_with("Voi lớn: Ảnh") && change.pieces[0].new.starts_with("Voi con: Ảnh"));
}

#[test]
fn texts_and_law_are_graded() {
    assert_eq!(effects(|voi| voi.conditions = "Có chuồng rộng 60 m2. Có người chăm voi.".into()), ["doi-dieu-kien"]);
    assert_eq!(effects(|voi| voi.conditions = "Có chuồng rộng 50 m2; có người chăm voi".into()), ["doi-chu"]);
    assert_eq!(effects(|voi| voi.steps[0].text = "Gọi voi.".into()), ["doi-trinh-tu"]);
    assert_eq!(effects(|voi| voi.agencies.receiving = "Chuồng số 1".into()), ["doi-noi-tiep-nhan"]);
    assert_eq!(effects(|voi| voi.agencies.executing = vec!["Trại voi".into()]), ["doi-co-quan-doi-tuong"]);
    assert_eq!(effects(|voi| voi.results = vec!["Sổ".into()]), ["doi-ket-qua"]);
    assert_eq!(effects(|voi| voi.legal_bases[0].number = "2/2026/QH".into()), ["doi-can-cu"]);
    assert_eq!(effects(|voi| voi.decision = None), ["doi-quyet-dinh"]);
    assert_eq!(effects(|voi| voi.in_force_to = Date::new(2027, 1, 1).ok()), ["doi-hieu-luc"]);
    assert_eq!(effects(|voi| voi.name = "Nuôi voi con".into()), ["doi-ten"]);
    assert_eq!(effects(|voi| voi.name = "NUÔI VOI".into()), ["doi-chu"]);
    assert_eq!(effects(|voi| voi.keywords = vec!["tượng".into()]), ["doi-tu-khoa"]);
    assert_eq!(effects(|voi| voi.source.updated = Date::new(2026, 2, 2).ok()), ["doi-nguon"]);
    assert_eq!(effects(|voi| voi.related = vec![1]), Vec::<&str>::new().as_slice());
}

#[test]
fn local_facts_are_graded() {
    let with = |local: Local| effects(move |voi| voi.local = Some(local));
    let fee = Some(LocalFee { charge: LocalCharge::Free, note: String::new(), days: Default::default() });
    assert_eq!(with(Local { fee, ..Local::default() }), ["ro-phi"]);
    assert_eq!(with(Local { time: Shortened::NotCut, ..Local::default() }), ["doi-thoi-han"]);
    assert_eq!(with(Local { receiving: "Quầy 1".into(), ..Local::default() }), ["doi-noi-tiep-nhan"]);
    assert_eq!(with(Local { note: "Mang theo voi".into(), ..Local::default() }), ["doi-thong-tin-rieng"]);
    assert_eq!(with(Local::default()), Vec::<&str>::new().as_slice());
}

/// A catalogue in which each kind of change occurs once.
fn two_catalogues() -> (Vec<Procedure>, Vec<Procedure>) {
    let names = ["Nuôi voi", "Bán muối", "Đóng thuyền", "Xây tháp", "Dựng cầu", "Đào giếng"];
    let old: Vec<_> = names.iter().enumerate().map(|(at, name)| procedure(&format!("1.00000{at}"), name)).collect();
    let mut new = old.clone();
    new.remove(0);
    new[0].conditions.make_ascii_uppercase();
    new[1].channels[0].fees[0].charge = vnd(9000);
    new[1].cases[0].documents.push(paper("Sổ"));
    new[2].code = Code::parse("1.000009").unwrap();
    new.push(procedure("1.000010", "Nuôi ngựa"));
    (old, new)
}

#[test]
fn the_sentence_sums_up_what_to_sign() {
    let (old, new) = two_catalogues();
    let found = diff(&old, &new);
    assert_eq!(
        found.summary(),
        "1 thủ tục mới, 1 bãi bỏ, 1 đổi nội dung (1 tăng phí, 1 thêm giấy tờ), 1 chỉ đổi mã, 1 chỉ đổi chữ"
    );
    let order: Vec<_> = found.changed.iter().map(|changed| changed.code.as_str()).collect();
    assert_eq!(order, ["1.000002", "1.000009", "1.000001"]);
    let html = report::write(&found, Format::Html).unwrap();
    assert!(html.contains("Người duyệt") && html.contains("<del>8.000</del> đồng") && !html.contains("<script"));
}

#[test]
fn a_comparison_and_the_one_back_mirror_each_other() {
    let (old, new) = two_catalogues();
    let (there, back) = (diff(&old, &new), diff(&new, &old));
    assert_eq!((&there.added, &there.repealed), (&back.repealed, &back.added));
    let pairs = |diff: &Diff, back: bool| {
        let code = |changed: &Changed| {
            let (old, new) = (changed.old_code.to_string(), changed.code.to_string());
            if back { (new, old) } else { (old, new) }
        };
        let mut pairs: Vec<_> = diff.changed.iter().map(code).collect();
        pairs.sort();
        pairs
    };
    assert_eq!(pairs(&there, false), pairs(&back, true));
    assert!(diff(&old, &old).is_empty() && diff(&old, &old).summary() == "Hai bản giống hệt nhau");
}

#[test]
fn other_folders_are_noticed() {
    let (old, _) = two_catalogues();
    let warned = |new: &[Procedure], office: &str| {
        let found = catalogues(side(&old), &old, Side { office: office.into(), rejected: 2, ..side(new) }, new);
        report::write(&found, Format::Text).unwrap()
    };
    let text = warned(&old[..2], "Xã Khác");
    assert!(text.contains("nhầm thư mục") && text.contains("văn phòng khác nhau") && text.contains("2 bản ghi của bản mới"));
    assert!(!warned(&old[..4], "Xã Mẫu").contains("nhầm thư mục"));
}

#[test]
fn a_page_escapes_what_it_shows() {
    let mut odd = voi();
    odd.name = "<script>alert(1)</script>".into();
    let html = report::write(&diff(&[voi()], &[odd]), Format::Html).unwrap();
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"));
}

/// The effect of the change back.
fn reversed(effect: Effect) -> Effect {
    const OPPOSITE: [(Effect, Effect); 9] = [
        (Effect::FeeUp, Effect::FeeDown),
        (Effect::FeeAdded, Effect::FeeRemoved),
        (Effect::FeeUnknown, Effect::FeeKnown),
        (Effect::PaperAdded, Effect::PaperRemoved),
        (Effect::CaseAdded, Effect::CaseRemoved),
        (Effect::TimeLonger, Effect::TimeShorter),
        (Effect::TimeUnknown, Effect::TimeKnown),
        (Effect::OnlineLower, Effect::OnlineHigher),
        (Effect::ChannelRemoved, Effect::ChannelAdded),
    ];
    let both_ways = OPPOSITE.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    both_ways.into_iter().find(|(one, _)| *one == effect).map_or(effect, |(_, other)| other)
}
