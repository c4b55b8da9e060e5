//! The pictures that chats and social networks show beside a link to a procedure: its name, how long it takes and what it
//! costs. Each is named by what it shows, so one that shows the same is taken from the site that is replaced.
//!
//! They are drawn letter by letter with a font of ours: a renderer of SVG shapes text anew for each picture, and thousands
//! of pictures would take longer than the rest of the site. Nobody stores them for use without a network.

mod canvas;
mod card;

use anyhow::anyhow;
use catalog::release::sha256;
use catalog::{Level, Line, Names};
use rayon::prelude::*;

use super::Site;
use crate::lang::tr;
use crate::progress;
use crate::site::host_limits;
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

/// How many files of a site are not counted one by one: the app, packs, patches, forms, and those of earlier releases.
const OTHER_FILES: usize = 1_000;

/// Which procedures have a picture: all if the site then has no more files than the smallest free host takes, otherwise
/// those that citizens file in a commune first, because their pages are shared most. `pages` is the number of pages.
pub(super) fn pictured(names: &Names, pages: usize, offices: usize) -> Vec<bool> {
    // A page has a text beside it if it is one of a procedure or a field.
    let written = pages + names.lines.len() + names.fields.len() + offices + OTHER_FILES;
    let mut room = host_limits::LEAST_FILES.saturating_sub(written);
    let mut pictured = vec![false; names.lines.len()];
    for in_commune in [true, false] {
        for (line, has_one) in names.lines.iter().zip(&mut pictured) {
            if line.levels.contains(&Level::Commune) == in_commune && room > 0 {
                *has_one = true;
                room -= 1;
            }
        }
    }
    pictured
}

/// Writes the pictures.
pub(super) fn write(site: &Site<'_>, staging: &Staging) -> anyhow::Result<()> {
    let bar = progress::bar(tr!("Vẽ ảnh xem trước", "Draw previews"), site.names.lines.len());
    let lines = site.names.lines.par_iter().zip(site.pictured).filter(|(_, is_pictured)| **is_pictured);
    lines.try_for_each_init(Pen::new, |pen, (line, _)| {
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

#[cfg(test)]
mod tests {
    use catalog::{Code, Procedure};

    use super::*;

    #[test]
    fn a_site_of_many_files_draws_what_communes_receive_first() {
        let procedure = |at: usize| {
            let levels = vec![if at.is_multiple_of(2) { Level::Province } else { Level::Commune }];
            Procedure { levels, ..Procedure::blank(Code::parse(&format!("1.{at:06}")).unwrap(), "Nuôi voi".into()) }
        };
        let names = Names::of(&(1..=10).map(procedure).collect::<Vec<_>>());
        assert_eq!(pictured(&names, 100, 0), [true; 10]);
        let fixed = OTHER_FILES + names.lines.len() + names.fields.len();
        let with_room_for = |files: usize| pictured(&names, host_limits::LEAST_FILES - fixed - files, 0);
        let drawn = |pictured: Vec<bool>| (1..=10).zip(pictured).filter(|(_, is)| *is).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(drawn(with_room_for(6)), [1, 2, 3, 5, 7, 9]);
        assert_eq!(drawn(with_room_for(0)), Vec::<i32>::new());
    }
}
