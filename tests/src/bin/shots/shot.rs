//! The list of all pictures. Takes them in two browsers at once.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};
use tests::Site;

use crate::camera::{PAPER, SCREENS, Scheme, Screen, picture};
use crate::scene::Scene;
use crate::stage::Stage;

/// Browsers that work at once: with one, half of two cores is idle.
const AT_ONCE: usize = 2;

/// A picture to take.
#[derive(Clone, Copy)]
pub(crate) struct Shot<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) screen: Screen,
    pub(crate) scheme: Scheme,
}

impl Shot<'_> {
    /// The name of its file.
    pub(crate) fn file(&self) -> String {
        format!("{}-{}-{}.png", self.scene.name, self.screen.name, self.scheme.name())
    }
}

/// The pictures of scenes, by scene, screen and scheme. Paper is light.
pub(crate) fn all(scenes: &[Scene]) -> Vec<Shot<'_>> {
    scenes.iter().flat_map(of_scene).collect()
}

fn of_scene(scene: &Scene) -> Vec<Shot<'_>> {
    if scene.on_paper {
        return vec![Shot { scene, screen: PAPER, scheme: Scheme::Light }];
    }
    let in_both = |screen| [Scheme::Light, Scheme::Dark].map(|scheme| Shot { scene, screen, scheme });
    SCREENS.into_iter().flat_map(in_both).collect()
}

/// Takes pictures into a folder and prints its progress. A scene that fails is printed and does not stop the
/// others. Returns the names of the scenes that failed.
///
/// # Errors
/// No site can be built, or a browser does not start.
pub(crate) fn take(shots: &[Shot<'_>], folder: &Path) -> Result<Vec<String>> {
    let work = Work { shots, folder, site: Site::sample()?, taken: AtomicUsize::new(0) };
    let failed: Result<Vec<_>> = thread::scope(|threads| {
        let started: Vec<_> = (0..AT_ONCE)
            .map(|number| {
                threads.spawn({
                    let work = &work;
                    move || work.share(number)
                })
            })
            .collect();
        started.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a browser's thread panicked"))?).collect()
    });
    Ok(failed?.concat())
}

/// What the browsers share.
struct Work<'a> {
    shots: &'a [Shot<'a>],
    folder: &'a Path,
    site: Site,
    taken: AtomicUsize,
}

impl Work<'_> {
    /// Takes one browser's share: always the same scenes, because some pictures show the address of its server.
    fn share(&self, number: usize) -> Result<Vec<String>> {
        let stage = Stage::set(&self.site, number as u16)?;
        let mut failed = Vec::new();
        let scenes = self.shots.chunk_by(|one, other| one.scene == other.scene);
        for shots in scenes.skip(number).step_by(AT_ONCE) {
            let name = &shots[0].scene.name;
            if let Err(error) = self.take_scene(&stage, shots) {
                println!("{name} FAILED: {error:#}");
                failed.push(name.clone());
            }
        }
        Ok(failed)
    }

    /// Does a scene once for each screen, and takes its pictures in each scheme.
    fn take_scene(&self, stage: &Stage, shots: &[Shot<'_>]) -> Result<()> {
        for shots in shots.chunk_by(|one, other| one.screen == other.screen) {
            let browser = stage.perform(shots[0].scene, shots[0].screen)?;
            for shot in shots {
                let file = self.folder.join(shot.file());
                let picture = picture(browser, shot.screen, shot.scheme)?;
                fs::write(&file, picture).with_context(|| file.display().to_string())?;
                let taken = self.taken.fetch_add(1, Ordering::Relaxed) + 1;
                println!("{taken}/{} {}, {}, {}", self.shots.len(), shot.scene.name, shot.screen.name, shot.scheme.name());
            }
        }
        Ok(())
    }
}
