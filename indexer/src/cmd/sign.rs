//! `indexer sign`: writes a signature beside the release of a site.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use catalog::release::RELEASE_FILE;
use catalog::signature::SIGNATURE_FILE;

use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::{say, say_error};
use crate::site::SiteFiles;
use crate::site::signing::password::Password;
use crate::site::sums;
use crate::site::{signing, verify, whole_file};

/// Ký bản phát hành của một trang.
#[derive(clap::Args)]
pub struct Sign {
    /// Thư mục trang web, do `indexer build` làm ra.
    site: PathBuf,
    /// Tệp khóa bí mật, do `indexer keygen` làm ra.
    #[arg(long, value_name = "TỆP")]
    key: PathBuf,
    #[command(flatten)]
    password: Password,
}

impl Sign {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        ensure!(self.site.is_dir(), "{}: không phải thư mục; hãy ký thư mục trang, rồi mới nén", self.site.display());
        let files = SiteFiles::open(&self.site)?;
        // An old signature is about to be replaced, so it may be wrong.
        let mut found = verify::site(&files, None)?;
        found.problems.retain(|problem| problem.path != SIGNATURE_FILE);
        if !found.problems.is_empty() {
            say_error!("{found}");
            bail!("{}: trang không nguyên vẹn nên chưa ký; hãy xuất bản lại", self.site.display());
        }
        let [json, list] = [RELEASE_FILE, sums::FILE].map(|path| files.read(path));
        let (json, list) = (json?.context("không có release.json")?, list?.context("không có SHA256SUMS")?);
        let key = signing::secret_key(&self.key, self.password.read()?)?;
        let signature = signing::sign(&key, &json, &list)?;
        self.check_pinned(&files, &json, &signature)?;
        let place = self.site.join(SIGNATURE_FILE);
        whole_file::write(&place, |file| Ok(file.write_all(signature.as_bytes())?))?;
        say!("{}: {}", tr!("Đã ký", "Signed"), place.display());
        Ok(Outcome::Clean)
    }

    /// Devices would refuse a release that is not signed with the key that the site was built with.
    fn check_pinned(&self, files: &SiteFiles, json: &[u8], signature: &str) -> anyhow::Result<()> {
        match verify::pinned_key(files)? {
            Some(pinned) => pinned.check(json, signature).map(drop).with_context(|| {
                format!("{}: trang này ghim khóa khác; hãy ký bằng khóa đó, hoặc xuất bản lại với --key", self.key.display())
            }),
            None => {
                let note = tr!(
                    "Lưu ý: trang này không ghim khóa nào nên máy người dân không kiểm chữ ký; hãy xuất bản với --key.",
                    "Note: this site pins no key, so devices do not check its signature; build it with --key."
                );
                say_error!("{note}");
                Ok(())
            }
        }
    }
}
