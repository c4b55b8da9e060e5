//! Types, clicks and chooses as a reader does.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use thirtyfour::prelude::*;

use super::{Browser, PATIENCE, PAUSE};

impl Browser {
    /// Types at the end of a field.
    ///
    /// # Errors
    /// There is no such field, or it takes no text.
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let session = self.session()?;
        let typing = async {
            for part in self.engine.typed_at_once(text) {
                session.find(By::Css(css)).await?.send_keys(part).await?;
            }
            Ok(())
        };
        self.wait(typing).with_context(|| format!("\"{text}\" cannot be typed into {css}"))
    }

    /// Clicks the first element that matches.
    ///
    /// # Errors
    /// There is none, or it cannot be clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        self.click_on(css, "")
    }

    /// Clicks the first element that matches and shows a text. If a list is drawn again under the pointer, it clicks
    /// again, as a reader would.
    ///
    /// # Errors
    /// There is none, or it cannot be clicked.
    pub fn click_on(&self, css: &str, text: &str) -> Result<()> {
        self.wait_for(css, text)?;
        let begun = Instant::now();
        loop {
            match self.click_once(css, text) {
                Ok(()) => return Ok(()),
                Err(error) if begun.elapsed() > PATIENCE => {
                    return Err(error.context(format!("{css} with \"{text}\" cannot be clicked{}", self.what_is_shown())));
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    fn click_once(&self, css: &str, text: &str) -> Result<()> {
        let session = self.session()?;
        let clicking = async {
            for element in session.find_all(By::Css(css)).await? {
                if element.text().await?.contains(text) {
                    return element.click().await.map(|()| true);
                }
            }
            Ok(false)
        };
        if self.wait(clicking)? { Ok(()) } else { bail!("it is not there any more") }
    }

    /// Chooses the option of a select that begins with a text.
    ///
    /// # Errors
    /// There is none.
    pub fn choose(&self, css: &str, text: &str) -> Result<()> {
        let session = self.session()?;
        let choosing = async {
            for option in session.find_all(By::Css(format!("{css} option"))).await? {
                if option.text().await?.trim().starts_with(text) {
                    return option.click().await.map(|()| true);
                }
            }
            Ok(false)
        };
        if !self.wait(choosing)? {
            bail!("{css} has no choice \"{text}\"{}", self.what_is_shown());
        }
        Ok(())
    }
}
