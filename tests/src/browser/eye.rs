//! Waits until something is shown, and reads it.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::{Browser, PATIENCE, PAUSE};

impl Browser {
    /// Waits until the app has taken over from the static page.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_app(&self) -> Result<()> {
        self.wait_until("the app to open", "return document.querySelector('#app[data-open]') !== null")
    }

    /// Waits until the whole search engine is loaded: names, titles and long texts.
    ///
    /// # Errors
    /// It does not come.
    pub fn wait_for_engine(&self) -> Result<()> {
        let script =
            "return /^[\\d.]+ thủ tục$|^Không có thủ tục nào$/.test(document.querySelector('.status')?.innerText.trim() ?? '')";
        self.wait_until("the whole search engine", script)?;
        self.wait_until_still(".hits")
    }

    /// Waits until the text of an element has not changed for a while. The engine reports that it is ready before its
    /// answer is drawn.
    fn wait_until_still(&self, css: &str) -> Result<()> {
        let mut before = self.texts(css)?;
        loop {
            std::thread::sleep(10 * PAUSE);
            let now = self.texts(css)?;
            if now == before {
                return Ok(());
            }
            before = now;
        }
    }

    /// Waits until an element that matches shows a text.
    ///
    /// # Errors
    /// It does not; the message says what is shown instead and where a picture of it is.
    pub fn wait_for(&self, css: &str, text: &str) -> Result<()> {
        let script = format!(
            "return [...document.querySelectorAll({})].some((e) => (e.innerText ?? '').normalize().includes({}))",
            json!(css),
            json!(text)
        );
        self.wait_until(&format!("{css} to show \"{text}\""), &script)
    }

    /// Waits until the first element that matches shows a text, as the best hit of a list.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_first(&self, css: &str, text: &str) -> Result<()> {
        let script =
            format!("return (document.querySelector({})?.innerText ?? '').normalize().includes({})", json!(css), json!(text));
        self.wait_until(&format!("the first {css} to show \"{text}\""), &script)
    }

    /// Waits until the address contains a text.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_address(&self, text: &str) -> Result<()> {
        let script = format!("return decodeURIComponent(location.href).includes({})", json!(text));
        self.wait_until(&format!("an address with \"{text}\""), &script)
    }

    /// Waits until a script returns true.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_until(&self, what: &str, script: &str) -> Result<()> {
        // A page that is being left answers with an error; the next one may answer.
        self.wait_until_so(what, || matches!(self.run(script), Ok(Value::Bool(true))))
    }

    /// Waits until a condition holds, in the page or outside it.
    ///
    /// # Errors
    /// It does not; the message says what is shown and where a picture of it is.
    pub fn wait_until_so(&self, what: &str, is_so: impl Fn() -> bool) -> Result<()> {
        let begun = Instant::now();
        while !is_so() {
            if begun.elapsed() > PATIENCE {
                bail!("waited {} s in vain for {what}{}", PATIENCE.as_secs(), self.what_is_shown());
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// The texts of all elements that match.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script = format!("return [...document.querySelectorAll({})].map((e) => e.innerText.normalize())", json!(css));
        Ok(serde_json::from_value(self.run(&script)?)?)
    }

    /// The value of a field.
    ///
    /// # Errors
    /// There is no such field.
    pub fn value(&self, css: &str) -> Result<String> {
        let value = self.run(&format!("return document.querySelector({})?.value", json!(css)))?;
        Ok(value.as_str().with_context(|| format!("{css} has no value{}", self.what_is_shown()))?.to_owned())
    }
}
