//! The pictures that chats and social networks show beside a link to a procedure: its name, how long it takes and what it
//! costs. Each is named by what it shows, so one that shows the same is taken from the site that is replaced.
//!
//! They are drawn letter by letter with a font of ours: a renderer of SVG shapes text anew for each picture, and thousands
//! of pictures would take longer than the rest of the site. Nobody stores them for use without a network.

mod canvas;
mod card;

use anyhow::anyhow;
use catalog::Line;
use catalog::release::sha256;
use rayon::prelude::*;

use super::Site;
use crate::lang::tr;
use crate::progress;
use crate::write::staging::Staging;
use canvas::Pen;
use card::Card;

pub(super) use canvas::{HEIGHT, WIDTH};

/// Changes whenever the drawing does.
const DESIGN: &str = "1";
/// The site's own colour, as in `public/styles.css`.
const ACCENT: [u8; 3] = [0x8A, 0x1C, 0x1C];

/// The address of a procedure's picture within the site.
pub(super) fn path(site: &Site<'_>, line: &Line) -> String {
    let Card { office, name, facts, accent } = card(site, line);
    let [time, fee] = facts.map(|(_, fact)| fact);
    let shown = [DESIGN, office, name, &time, &fee].join("\n") + &format!("{accent:?}");
    format!("thu-tuc/{}/{}.png", line.code, &sha256(shown.as_bytes())[..16])
}

/// What a procedure's picture says, for those who do not see it.
pub(super) fn text(line: &Line) -> String {
    format!("{}. {}. {}.", line.name, line.time, line.fee)
}

fn card<'a>(site: &'a Site<'_>, line: &'a Line) -> Card<'a> {
    Card {
        office: &site.release.office.name,
        name: &line.name,
        facts: [("Thời hạn", line.time.to_string()), ("Phí, lệ phí", line.fee.to_string())],
        accent: site.accent.map_or(ACCENT, crate::accent::Accent::ink),
    }
}

/// Writes the picture of every procedure.
pub(super) fn write(site: &Site<'_>, staging: &Staging) -> anyhow::Result<()> {
    let bar = progress::bar(tr!("Vẽ ảnh xem trước", "Draw previews"), site.names.lines.len());
    site.names.lines.par_iter().try_for_each_init(Pen::new, |pen, line| {
        bar.inc(1);
        let path = path(site, line);
        if staging.keep(&path)? {
            return Ok(());
        }
        let pen = pen.as_mut().map_err(|_| anyhow!("phông chữ của ảnh xem trước bị hỏng; hãy cài lại chương trình"))?;
        staging.write(&path, &card(site, line).drawn(pen)?)
    })?;
    bar.finish_and_clear();
    Ok(())
}
