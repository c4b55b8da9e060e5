//! Reads the QR codes of a page back: a decoder looks at what the page draws.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

/// Pixels a module: a decoder wants some.
const SCALE: usize = 4;

/// The script that returns every QR code of a page, for [`Code::all`].
pub const CODES: &str = "return JSON.stringify([...document.querySelectorAll('svg.qr')].map(code => ({
    label: code.getAttribute('aria-label'), view: code.getAttribute('viewBox'), path: code.querySelector('path').getAttribute('d') })))";

/// A QR code as a page draws it.
#[derive(Debug, Deserialize)]
pub struct Code {
    /// What a screen reader says.
    pub label: String,
    view: String,
    path: String,
}

impl Code {
    /// The codes that [`CODES`] returned.
    ///
    /// # Errors
    /// It returned something else.
    pub fn all(returned: &Value) -> Result<Vec<Self>> {
        serde_json::from_str(returned.as_str().context("no text")?).context("the QR codes of a page")
    }

    /// The text that a decoder reads.
    ///
    /// # Errors
    /// It reads nothing, or finds another number of codes than one.
    pub fn read(&self) -> Result<String> {
        let side: usize = self.view.split(' ').nth(2).context("no width")?.parse()?;
        let modules = self.modules(side)?;
        let grey = |x: usize, y: usize| if modules[y / SCALE * side + x / SCALE] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, grey);
        let grids = image.detect_grids();
        ensure!(grids.len() == 1, "{}: {} codes are read", self.label, grids.len());
        Ok(grids[0].decode().with_context(|| self.label.clone())?.1)
    }

    /// Whether each module is dark, row by row.
    fn modules(&self, side: usize) -> Result<Vec<bool>> {
        let mut modules = vec![false; side * side];
        for run in self.path.split('M').skip(1) {
            let numbers: Vec<usize> = run.split(['h', 'v', ' ']).take(3).map(str::parse).collect::<Result<_, _>>()?;
            let [x, y, length] = numbers.as_slice() else { anyhow::bail!("not a run: {run}") };
            modules.get_mut(y * side + x..y * side + x + length).context("a run outside the code")?.fill(true);
        }
        Ok(modules)
    }
}
