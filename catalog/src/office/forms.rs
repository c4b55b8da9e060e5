//! How many forms each field has, for the page that lists them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::procedure::Procedure;

/// The forms of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldForms {
    /// The field's name.
    pub field: String,
    /// How many different forms its procedures name.
    pub forms: u32,
    /// How many of them the office holds.
    pub held: u32,
}

impl FieldForms {
    /// The forms of a field among those of all fields, which are sorted as [`FieldForms::of`] returns them.
    pub fn in_field<'a>(all: &'a [Self], field: &str) -> Option<&'a Self> {
        let place = all.binary_search_by(|forms| forms.field.as_str().cmp(field)).ok()?;
        all.get(place)
    }

    /// The fields that have forms, by name.
    pub fn of(procedures: &[Procedure]) -> Vec<Self> {
        let mut fields: BTreeMap<&str, BTreeSet<(&str, bool)>> = BTreeMap::new();
        for procedure in procedures {
            let forms: Vec<(&str, bool)> = procedure.forms().map(|form| (form.name.as_str(), form.held.is_some())).collect();
            for field in procedure.fields.iter().filter(|_| !forms.is_empty()) {
                fields.entry(field).or_default().extend(&forms);
            }
        }
        let count = |forms: &BTreeSet<(&str, bool)>, only_held: bool| {
            let names: BTreeSet<&str> = forms.iter().filter(|(_, held)| *held || !only_held).map(|(name, _)| *name).collect();
            names.len() as u32
        };
        let field = |(field, forms): (&str, BTreeSet<(&str, bool)>)| Self {
            field: field.to_owned(),
            forms: count(&forms, false),
            held: count(&forms, true),
        };
        fields.into_iter().map(field).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::{Case, CaseKind, Code, Document, FormFile, Role};

    #[test]
    fn each_field_counts_a_form_once() {
        let forms = vec![FormFile::of_raw("a.docx"), FormFile::of_raw("b.docx"), FormFile::of_raw("a.docx")];
        let document = Document { name: "Đơn".into(), originals: 1, copies: 0, forms, role: Role::Paper };
        let case = Case { name: String::new(), kind: CaseKind::Everybody, documents: vec![document] };
        let blank = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        let procedure = Procedure { cases: vec![case], fields: vec!["Voi".into()], ..blank.clone() };
        let without = Procedure { fields: vec!["Trâu".into()], ..blank };
        let all = FieldForms::of(&[procedure, without]);
        assert_eq!(all, [FieldForms { field: "Voi".into(), forms: 2, held: 0 }]);
        assert_eq!(FieldForms::in_field(&all, "Voi"), all.first());
        assert_eq!(FieldForms::in_field(&all, "Trâu"), None);
    }
}
