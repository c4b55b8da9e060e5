//! The forms that the office holds, as files of the site.

use anyhow::{Context, ensure};
use catalog::release::{File, FileRole, bytes_of, sha256};

use super::staging::Staging;
use crate::limits;
use crate::read::{FORM, FormSource};

/// Up to this many bytes of forms, a device stores all of them with the release. More would make the offline copy several
/// times as large; then a device keeps a form once it was downloaded (`public/sw.js`).
const MOST_STORED: u64 = 5 << 20;

/// Writes the forms. Returns those that a device stores with the release.
pub(super) fn place(forms: &[FormSource], staging: &Staging) -> anyhow::Result<Vec<File>> {
    let files = forms.iter().map(|form| place_one(form, staging)).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(if bytes_of(&files) <= MOST_STORED { files } else { Vec::new() })
}

fn place_one(form: &FormSource, staging: &Staging) -> anyhow::Result<File> {
    let bytes = limits::file(&form.path, &FORM)?;
    let is_same = form.address.contains(&sha256(&bytes)[..16]);
    ensure!(is_same, "{}: tệp vừa bị sửa trong lúc xuất bản; hãy chạy lại", form.path.display());
    staging.write_file(&form.address, FileRole::Form, &bytes).context("không chép được tệp mẫu")
}
