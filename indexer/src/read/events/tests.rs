use catalog::{Code, Procedure};

use super::*;
use crate::read::wordings::is_alike;

fn procedure(code: &str, name: &str) -> Procedure {
    Procedure::blank(Code::parse(code).unwrap(), name.into())
}

fn elephants() -> [Procedure; 2] {
    [procedure("9.000001", "Đăng ký nuôi voi"), procedure("9.000002", "Cấp giấy chuồng voi")]
}

/// The events of a catalogue with these files, each as its slug and its steps with their procedures, and the findings.
fn read_files(files: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut own = OwnEvents::default();
    for (toml, number) in files.iter().zip(1..) {
        own.add(format!("{number}.toml"), Ok((*toml).to_owned()));
    }
    let ((events, _), findings) = own.of(&elephants());
    let step = |step: &catalog::release::EventStep| format!("{}{:?}", step.name, step.procedures);
    let event = |event: &LifeEvent| format!("{}: {}", event.slug, event.steps.iter().map(step).collect::<Vec<_>>().join(", "));
    let finding = |finding: Finding| format!("{}: {}: {}", finding.file, finding.field, finding.what);
    (events.iter().map(event).collect(), findings.into_iter().map(finding).collect())
}

#[test]
fn the_programs_own_events_are_complete_and_distinct() {
    let all = built_in().unwrap();
    assert!(all.len() >= 16, "{} events", all.len());
    let (mut slugs, mut said) = (HashSet::new(), HashSet::new());
    for (label, file) in &all {
        assert!(slugs.insert(&file.duong_dan) && slug_is_plain(&file.duong_dan), "{label}");
        assert!(!file.ten.is_empty() && !file.mo_dau.is_empty() && !file.buoc.is_empty(), "{label}");
        assert!(file.buoc.iter().all(|step| !step.ten.is_empty() && !step.thu_tuc.is_empty()), "{label}");
        assert!(file.procedures().all(|entry| Code::parse(&entry.ma).is_ok() && !entry.ten.is_empty()), "{label}");
        file.noi.iter().for_each(|wording| assert!(said.insert(catalog::text::fold_text(wording)), "{label}: {wording}"));
    }
}

fn slug_is_plain(slug: &str) -> bool {
    !slug.is_empty() && catalog::text::slug(slug) == slug
}

#[test]
fn a_catalogue_with_every_procedure_of_the_program_has_every_event_without_findings() {
    let mut procedures: Vec<Procedure> = Vec::new();
    for (_, file) in built_in().unwrap() {
        for entry in file.procedures() {
            match procedures.iter().find(|known| known.code.as_str() == entry.ma) {
                Some(known) => assert!(is_alike(&known.name, &entry.ten), "{}", entry.ma),
                None => procedures.push(procedure(&entry.ma, &entry.ten)),
            }
        }
    }
    let ((events, said), findings) = OwnEvents::default().of(&procedures);
    assert_eq!((events.len(), said.len(), findings), (built_in().unwrap().len(), events.len(), Vec::new()));
    let death = events.iter().find(|event| event.slug == "qua-doi").unwrap();
    assert_eq!(death.steps[0].name, "Khai tử");
    // Whatever has another meaning now is left out without a word, and so is an event without steps.
    procedures.iter_mut().for_each(|procedure| procedure.name = "Kxyz kqrs ktuv".into());
    assert_eq!(OwnEvents::default().of(&procedures), ((Vec::new(), Vec::new()), Vec::new()));
}

#[test]
fn a_catalogue_adds_events() {
    let toml = "ten = \"Mua voi\"\nnoi = [\"mới mua voi\"]\n[[buoc]]\nten = \"Đăng ký\"\nthu_tuc = [{ ma = \"9.000001\" }]\n\
        [[buoc]]\nten = \"Chuồng\"\ndieu_kien = \"khi cần\"\nthu_tuc = [{ ma = \"9.000002\" }, { ma = \"9.000001\" }]\n";
    assert_eq!(read_files(&[toml]), (vec!["mua-voi: Đăng ký[0], Chuồng[1, 0]".to_owned()], Vec::new()));
    let ((_, said), _) = of_toml(toml).of(&elephants());
    assert_eq!(said, [["Mua voi", "mới mua voi"]]);
}

#[test]
fn an_event_with_a_known_address_takes_the_place_of_the_known_one() {
    let own = "duong_dan = \"qua-doi\"\nten = \"Nhà có tang\"\n[[buoc]]\nten = \"Khai tử\"\nthu_tuc = [{ ma = \"1.000656\" }]\n";
    let procedures = [
        procedure("1.000656", "Thủ tục đăng ký khai tử"),
        procedure("1.001193", "Thủ tục đăng ký khai sinh"),
        procedure("1.000894", "Thủ tục đăng ký kết hôn"),
    ];
    let ((events, _), findings) = of_toml(own).of(&procedures);
    let titles: Vec<&str> = events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!((&titles[..3], findings.len()), (&["Sinh con", "Kết hôn", "Nhà có tang"][..], 0));
}

#[test]
fn whatever_is_wrong_is_a_finding_and_the_rest_is_read() {
    let step = "[[buoc]]\nten = \"Đăng ký\"\nthu_tuc = [{ ma = \"9.000001\" }]\n";
    let files = [
        format!("ten = \"Mua voi\"\n{step}"),
        format!("duong_dan = \"mua-voi\"\nten = \"Bán voi\"\n{step}"),
        step.to_owned(),
        format!("duong_dan = \"../Voi Con\"\nten = \"<b>Voi</b> con\"\n{step}"),
        "ten = \"Voi lạ\"\n[[buoc]]\nten = \"Đăng ký\"\nthu_tuc = [{ ma = \"9.999999\" }]\n".to_owned(),
        "ten = \"Voi đổi\"\n[[buoc]]\nten = \"a\"\nthu_tuc = [{ ma = \"9.000001\", ten = \"Bán muối\" }]\n".to_owned(),
        format!("tenn = \"Voi\"\n{step}"),
    ];
    let (events, findings) = read_files(&files.each_ref().map(String::as_str));
    assert_eq!(events, ["mua-voi: Đăng ký[0]", "voi-con: Đăng ký[0]", "voi-doi: a[0]"]);
    let expected = [
        "2.toml: duong_dan: đường dẫn \"mua-voi\" đã có ở tệp khác trong su-kien",
        "3.toml: ten: để trống",
        "4.toml: duong_dan: \"../Voi Con\" được đổi thành \"voi-con\"",
        "4.toml: ten: có mã HTML: \"<b>Voi</b> con\"",
        "5.toml: ma: danh mục không có mã này",
        "5.toml: buoc: không bước nào có thủ tục của danh mục",
        "6.toml: ten: ghi cho \"Bán muối\", nay mã này là \"Đăng ký nuôi voi\"",
    ];
    let (first, rest) = findings.split_first().unwrap();
    assert!(first.starts_with("7.toml") && first.contains("tenn"), "{first}");
    assert_eq!(rest, expected);
}
