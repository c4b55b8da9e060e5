//! The password of a secret key. Scripts give it in a file or in the environment; otherwise the terminal asks for it
//! without showing it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, ensure};

use crate::lang::tr;
use crate::limits::{self, Limits};

/// The environment variable with the password.
const VARIABLE: &str = "NIEM_YET_PASSWORD";
const FILE: Limits = Limits { bytes: 4 << 10, unpacked: 4 << 10, ratio: 1, parts: 1 };

#[derive(clap::Args)]
pub(crate) struct Password {
    /// Tệp chứa mật khẩu của khóa. Không có thì lấy ở biến NIEM_YET_PASSWORD, hoặc hỏi trên màn hình.
    #[arg(long, value_name = "TỆP")]
    password_file: Option<PathBuf>,
}

impl Password {
    /// The password of an existing key.
    pub(crate) fn read(&self) -> anyhow::Result<String> {
        match self.given()? {
            Some(password) => Ok(password),
            None => ask(tr!("Mật khẩu của khóa: ", "Password of the key: ")),
        }
    }

    /// The password of a new key. The terminal asks for it twice.
    pub(crate) fn choose(&self) -> anyhow::Result<String> {
        if let Some(password) = self.given()? {
            return Ok(password);
        }
        let password =
            ask(tr!("Đặt mật khẩu cho khóa (ít nhất 8 ký tự): ", "New password of the key (at least 8 characters): "))?;
        ensure!(ask(tr!("Gõ lại mật khẩu: ", "The same again: "))? == password, "hai lần gõ khác nhau; hãy chạy lại");
        Ok(password)
    }

    fn given(&self) -> anyhow::Result<Option<String>> {
        match &self.password_file {
            Some(path) => Ok(Some(limits::text(path, &FILE)?.trim_end_matches(['\r', '\n']).to_owned())),
            None => Ok(env::var(VARIABLE).ok()),
        }
    }
}

fn ask(words: &str) -> anyhow::Result<String> {
    rpassword::prompt_password(words).with_context(|| format!("không hỏi được mật khẩu; hãy đặt biến {VARIABLE}"))
}
