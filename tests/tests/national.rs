//! The records of the whole country, if they are beside the repository.

use anyhow::{Context, Result};
use tests::Site;

use crate::stage::national_catalogue;

tests! {
    site: [
        the_whole_country_is_read_published_and_searched,
    ],
}

/// Questions, and what the name of the best hit must contain.
const FOUND: [(&str, &str); 3] = [("giay khai sinh", "khai sinh"), ("đăng ký tạm trú", "tạm trú"), ("1.004194", "tạm trú")];

fn the_whole_country_is_read_published_and_searched() -> Result<()> {
    let catalogue = national_catalogue()?;
    let site = Site::build_with(catalogue.path(), None)?;

    let report = &site.report;
    assert!(report.read > 4_000, "only {} records", report.read);
    assert_eq!(report.read, report.published + report.rejected);
    assert_eq!(site.release()?.procedures as usize, report.published);
    let pages = site.files()?.keys().filter(|path| path.starts_with("thu-tuc/") && path.ends_with(".html")).count();
    assert_eq!(pages, report.published);

    let searcher = site.searcher()?;
    for (question, expected) in FOUND {
        let first = searcher.hits(question).into_iter().next().with_context(|| format!("{question}: nothing"))?;
        assert!(first.name.to_lowercase().contains(expected), "{question}: {}", first.name);
    }
    Ok(())
}
