//! Describes the state of a browser, for the message of a failed test.

use std::env;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use serde_json::Value;

use super::Browser;
use crate::workspace;

impl Browser {
    /// The address, the text on the screen, the console's errors, and a picture.
    pub(super) fn what_is_shown(&self) -> String {
        let words = self.run("return document.body?.innerText.slice(0, 600) ?? ''").ok();
        let words = words.as_ref().and_then(Value::as_str).unwrap_or("(nothing)").to_owned();
        let address = self.address().unwrap_or_default();
        let complaints = self.complaints().unwrap_or_default().join("\n  ");
        let picture = self.picture().map_or_else(|error| format!("none: {error:#}"), |file| file.display().to_string());
        format!("\nat {address}\nwhich shows:\n{words}\ncomplaints: {complaints}\npicture: {picture}")
    }

    /// Saves a picture of the page, to look at after the test.
    fn picture(&self) -> Result<PathBuf> {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from).join("pictures");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{}.png", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        self.wait(self.session()?.screenshot(&file))?;
        Ok(file)
    }
}
