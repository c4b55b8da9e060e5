//! `indexer keygen`: creates the pair of keys that an office signs with.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use catalog::signature::PublicKey;

use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::say;
use crate::site::signing;
use crate::site::signing::password::Password;

/// Tạo cặp khóa để ký các bản phát hành.
#[derive(clap::Args)]
pub struct Keygen {
    /// Tệp khóa bí mật sẽ tạo; khóa công khai nằm cạnh nó, thêm đuôi .pub.
    key: PathBuf,
    #[command(flatten)]
    password: Password,
}

impl Keygen {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut public: OsString = self.key.clone().into();
        public.push(".pub");
        let public = PathBuf::from(public);
        for file in [&self.key, &public] {
            ensure!(!file.exists(), "{}: đã có; chương trình không ghi đè lên khóa, hãy chọn tên khác", file.display());
        }
        let password = self.password.choose()?;
        signing::check_password(&password)?;
        let (secret_text, public_text) = signing::new_keys(password)?;
        write_new(&self.key, &secret_text, true)?;
        write_new(&public, &public_text, false)?;
        let number = signing::number(&PublicKey::parse(&public_text)?);
        say!("{}", tr!("Đã tạo khóa số {}", "Made key number {}", number));
        let secret = tr!(
            "khóa bí mật; giữ kín, giữ một bản sao ở nơi khác: mất nó thì không ký tiếp được",
            "secret key; keep it to yourself, with a copy elsewhere: without it, nothing more can be signed"
        );
        say!("  {}: {secret}", self.key.display());
        let shared = tr!(
            "khóa công khai; đưa cho `indexer build --key` và `indexer verify --key`",
            "public key; give it to `indexer build --key` and `indexer verify --key`"
        );
        say!("  {}: {shared}", public.display());
        Ok(Outcome::Clean)
    }
}

/// Writes a file that must not exist yet.
fn write_new(path: &Path, text: &str, for_owner_only: bool) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if for_owner_only {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // Other systems have no such mode; there, the permissions of the user's folder apply.
    let _ = for_owner_only;
    let mut file = options.open(path).with_context(|| format!("{}: không tạo được", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("{}: không ghi được", path.display()))
}
