//! A procedure for the tests of this crate.

use super::{Case, CaseKind, Code, Document, Level, Procedure, Role};

/// A procedure with a name and one paper, for tests.
pub(crate) fn procedure(code: &str, name: &str, paper: &str) -> Procedure {
    let document = Document { name: paper.into(), originals: 1, copies: 0, forms: vec![], role: Role::Paper };
    Procedure {
        levels: vec![Level::Commune],
        fields: vec!["Hộ tịch".into()],
        publisher: "Bộ Tư pháp".into(),
        cases: vec![Case { name: String::new(), kind: CaseKind::Everybody, documents: vec![document] }],
        ..Procedure::blank(Code::parse(code).unwrap(), name.into())
    }
}
