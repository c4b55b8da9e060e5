//! The forms (mẫu đơn, tờ khai) of the procedures, once all sources are read: gives each a name that people can read.

mod label;
mod name;
mod title;

use catalog::Procedure;

/// Names all forms.
pub(super) fn name_all(procedures: &mut [Procedure]) {
    for document in procedures.iter_mut().flat_map(|procedure| &mut procedure.cases).flat_map(|case| &mut case.documents) {
        if !document.forms.is_empty() {
            let paper = document.name.clone();
            name::name(&paper, &mut document.forms);
        }
    }
}
