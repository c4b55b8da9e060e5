//! A form beside its paper: a link to the file, what kind it is, and its name at the source.

use catalog::{FormFile, FormKind, HeldFile};
use leptos::prelude::*;

use super::prose::Prose;
use super::save_offline::megabytes;
use crate::link::ExternalLink;

/// Draws a form. If nothing says where its file is, only its name.
#[component]
pub(crate) fn FormFileLine(
    /// The form.
    form: FormFile,
) -> impl IntoView {
    let facts = facts(&form);
    let facts = (!facts.is_empty()).then(|| format!(" ({facts})"));
    let raw = (form.raw != form.name).then(|| view! { <span class="form-raw">{form.raw.clone()}</span> });
    let name = form.name.clone();
    let name = match (&form.held, address(&form)) {
        // The router leaves a link to a download alone.
        (Some(held), _) => view! { <a href=held.path.clone() download=file_name(&form, held)>{name}</a> }.into_any(),
        (None, Some(to)) => view! { <a href=to.into_address() rel="external noopener">{name}</a> }.into_any(),
        (None, None) => view! { <span>{name}</span> }.into_any(),
    };
    let text = form.held.map(|held| held.text).filter(|text| !text.is_empty());
    let text = text.map(|text| {
        view! { <details class="fold form-text"><summary>"Xem nội dung mẫu"</summary><Prose text/></details> }
    });
    view! { <p class="form">"Mẫu: "{name}{facts}{raw}</p>{text} }
}

/// The name under which a device keeps a file, so that one finds it again: "Tờ khai đăng ký khai sinh.docx".
fn file_name(form: &FormFile, held: &HeldFile) -> String {
    let ending = held.path.rsplit('.').next().unwrap_or_default();
    format!("{}.{ending}", form.name.replace(['/', '\\', ':'], "-"))
}

/// Where the file of a form is outside the site.
pub(crate) fn address(form: &FormFile) -> Option<ExternalLink> {
    let portal = form.portal.as_ref().map(|file| file.address());
    ExternalLink::page(portal.as_deref().unwrap_or(&form.raw))
}

/// The kind and the size, as far as they are known: "Word, 45 KB".
pub(crate) fn facts(form: &FormFile) -> String {
    let kind = (form.kind != FormKind::Other).then(|| form.kind.label().to_owned());
    let size = form.held.as_ref().map(|held| size(held.bytes));
    kind.into_iter().chain(size).collect::<Vec<_>>().join(", ")
}

/// A size, rounded up: "45 KB", "1,2 MB".
fn size(bytes: u64) -> String {
    if bytes < 1_000_000 { format!("{} KB", bytes.div_ceil(1_000)) } else { megabytes(bytes) }
}

#[cfg(test)]
mod tests {
    use catalog::PortalFile;

    use super::*;

    #[test]
    fn a_form_says_its_kind_and_its_size() {
        let held = |bytes| Some(HeldFile { path: "bieu-mau/x.docx".into(), bytes, text: String::new() });
        let form = FormFile::of_raw("x.docx");
        assert_eq!(facts(&form), "Word");
        assert_eq!(facts(&FormFile { held: held(44_001), ..form.clone() }), "Word, 45 KB");
        assert_eq!(facts(&FormFile { held: held(1_200_000), ..form }), "Word, 1,2 MB");
        assert_eq!(facts(&FormFile::of_raw("x")), "");
    }

    #[test]
    fn a_form_is_kept_under_its_name() {
        let held = HeldFile { path: "bieu-mau/1-x-00ff.docx".into(), bytes: 1, text: String::new() };
        let form = FormFile { name: "Đơn 1/2 (Mẫu số 01)".into(), ..FormFile::of_raw("x.docx") };
        assert_eq!(file_name(&form, &held), "Đơn 1-2 (Mẫu số 01).docx");
    }

    #[test]
    fn only_the_portal_or_a_web_address_is_a_link() {
        assert_eq!(address(&FormFile::of_raw("javascript:alert(1)")), None);
        assert!(address(&FormFile::of_raw("https://a.vn/x.docx")).is_some());
        let form = FormFile { portal: PortalFile::parse("1"), ..FormFile::of_raw("x.docx") };
        assert!(address(&form).unwrap().into_address().starts_with("https://dichvucong.gov.vn/"));
    }
}
