//! Releases that follow each other: what a device with the older one need not fetch.

use std::fs;

use anyhow::{Context, Result};
use catalog::pack;
use catalog::release::{File, FileRole, Patch, Release, Updates};
use tests::{Site, edition, sample_catalogue};

tests! {
    site: [
        a_pack_that_changed_comes_as_a_patch_too,
        files_of_the_last_releases_stay_for_open_pages,
        publishing_the_same_again_changes_nothing,
    ],
}

fn bytes(site: &Site, file: &File) -> Result<Vec<u8>> {
    fs::read(site.path().join(&file.path)).with_context(|| file.path.clone())
}

fn updates(site: &Site, release: &Release) -> Result<Updates> {
    let file = release.updates.as_ref().context("no updates")?;
    Ok(pack::open(&bytes(site, file)?, &file.sha256, file.unpacked)?)
}

fn a_pack_that_changed_comes_as_a_patch_too() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    let before = site.release()?;
    assert_eq!(before.updates, None);
    site.republish(edition("Trước hết,")?.path())?;
    let release = site.release()?;
    assert!(release.version > before.version);

    let updates = updates(&site, &release)?;
    let past = updates.past.first().context("no past release")?;
    assert_eq!(past.version, before.version);
    let bundle = past.patches.as_ref().context("no patches")?;
    let patches: Vec<Patch> = pack::open(&bytes(&site, bundle)?, &bundle.sha256, bundle.unpacked)?;
    assert_eq!(patches.len(), past.steps.len());
    let find = |files: &[File], path: &str| files.iter().find(|file| file.path == path).cloned().context("no such pack");
    for ((to, from), patch) in past.steps.iter().zip(&patches) {
        let (to, from) = (find(&release.files, to)?, find(&before.files, from)?);
        let kept = pack::patched(&to, &bytes(&site, &from)?, &from, patch)?;
        let whole = pack::unpack(&bytes(&site, &to)?, &to.sha256, to.unpacked)?;
        assert_eq!(pack::unpack(&kept, &to.sha256, to.unpacked)?, whole);
        assert!(pack::unpack(&kept, &from.sha256, to.unpacked).is_err(), "a patched pack passes for another");
    }
    let details = past.steps.iter().filter(|(to, _)| release.details().any(|file| file.path == *to));
    assert!(details.count() > 0, "{:?}", past.steps);
    Ok(())
}

fn files_of_the_last_releases_stay_for_open_pages() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    let first = site.release()?;
    for word in ["Một.", "Hai.", "Ba."] {
        site.republish(edition(word)?.path())?;
        assert!(
            first.files.iter().filter(|file| file.role != FileRole::Shell).all(|file| site.path().join(&file.path).is_file())
        );
    }
    site.republish(edition("Bốn.")?.path())?;
    assert!(!first.files.iter().all(|file| site.path().join(&file.path).is_file()), "nothing is ever cleared");
    assert_eq!(updates(&site, &site.release()?)?.past.len(), 3);
    Ok(())
}

fn publishing_the_same_again_changes_nothing() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    let edition = edition("Trước hết,")?;
    site.republish(edition.path())?;
    let before = site.files()?;
    site.republish(edition.path())?;
    assert!(before == site.files()?);
    Ok(())
}
