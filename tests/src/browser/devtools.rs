//! What only Chromium offers: commands of its developer tools, and its console log.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::extensions::cdp::ChromeCommand;
use thirtyfour::{RequestData, SessionId};

use super::Browser;
use crate::net_log::{self, Request};

impl Browser {
    /// Runs a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// The browser refuses, or is not Chromium.
    pub fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        let command = ChromeCommand::ExecuteCdpCommand(name.to_owned(), parameters);
        let answer = self.wait(self.session()?.cmd(command)).with_context(|| name.to_owned())?;
        Ok(answer.body)
    }

    /// Closes the browser and lists all its requests: of pages, workers and the service worker. It must have been
    /// started with [`Wanted::record`](super::Wanted::record).
    ///
    /// # Errors
    /// The browser has recorded nothing.
    pub fn close_and_list_requests(&mut self) -> Result<Vec<Request>> {
        net_log::read(self.close()?)
    }

    /// Closes the browser and returns the folder with everything that it has written.
    ///
    /// # Errors
    /// The browser does not close.
    pub fn close(&mut self) -> Result<&Path> {
        if let Some(session) = self.session.take() {
            self.wait(session.quit())?;
        }
        Ok(self.profile.path())
    }

    /// The errors in the console since the last call: of scripts, of files that did not load, and violations of the
    /// page's policy.
    ///
    /// # Errors
    /// The browser does not answer, or is not Chromium.
    pub fn complaints(&self) -> Result<Vec<String>> {
        let answer = self.wait(self.session()?.cmd(ConsoleLog))?;
        let entries = answer.body["value"].as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        Ok(severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect())
    }
}

/// ChromeDriver's own command that reads the console.
#[derive(Debug)]
struct ConsoleLog;

impl FormatRequestData for ConsoleLog {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Copies the method (POST) from another command, because we cannot name its type.
        let like = ChromeCommand::ExecuteCdpCommand(String::new(), Value::Null).format_request(session);
        RequestData { uri: format!("/session/{session}/se/log").into(), ..like }.add_body(json!({ "type": "browser" }))
    }
}
