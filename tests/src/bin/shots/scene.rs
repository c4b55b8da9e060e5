//! What is pictured: reads the scenes of `scenes.txt`. [`crate::stage`] does their steps.

use ::tests::Fault;
use anyhow::{Context, Result, bail, ensure};
use catalog::release::FileRole;
use serde_json::{Value, from_value};

/// The scenes that come with the program.
const SCENES: &str = include_str!("scenes.txt");
/// Follows the name of a scene that is pictured as a printout.
const ON_PAPER: &str = " on paper";

/// A page in a state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scene {
    /// Part of the pictures' file names.
    pub(crate) name: String,
    /// Whether it is pictured as a printout instead of on screens.
    pub(crate) on_paper: bool,
    /// What is done before the picture is taken.
    pub(crate) steps: Vec<Step>,
}

/// A step of a scene; `scenes.txt` says what each does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Open(String),
    Page(String),
    See(Place),
    Engine,
    Click(Place),
    Type(Place),
    Run(String),
    Inject(String),
    Clock(String),
    NoScript,
    Offline,
    Fail(FileRole, Fault),
}

/// An element's selector, and the text that it shows or that is typed into it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) css: String,
    pub(crate) text: String,
}

/// The scenes of `scenes.txt`.
///
/// # Errors
/// A line is no scene and no step; the message names it.
pub(crate) fn all() -> Result<Vec<Scene>> {
    parse(SCENES)
}

fn parse(text: &str) -> Result<Vec<Scene>> {
    let mut scenes: Vec<Scene> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let number = at + 1;
        if line.starts_with(' ') {
            let step = step(line.trim()).with_context(|| format!("scenes.txt:{number}: {}", line.trim()))?;
            scenes.last_mut().with_context(|| format!("scenes.txt:{number}: a step before any scene"))?.steps.push(step);
        } else {
            let scene = scene(line.trim_end());
            ensure!(scenes.iter().all(|known| known.name != scene.name), "scenes.txt:{number}: a second scene {}", scene.name);
            scenes.push(scene);
        }
    }
    Ok(scenes)
}

fn scene(line: &str) -> Scene {
    let (name, on_paper) = line.strip_suffix(ON_PAPER).map_or((line, false), |name| (name, true));
    Scene { name: name.to_owned(), on_paper, steps: Vec::new() }
}

fn step(line: &str) -> Result<Step> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let text = rest.trim().to_owned();
    Ok(match verb {
        "open" => Step::Open(text),
        "page" => Step::Page(text),
        "see" => Step::See(place(rest)?),
        "engine" => Step::Engine,
        "click" => Step::Click(place(rest)?),
        "type" => Step::Type(place(rest)?),
        "run" => Step::Run(text),
        "inject" => Step::Inject(text),
        "clock" => Step::Clock(text),
        "no-script" => Step::NoScript,
        "offline" => Step::Offline,
        "fail" => failure(rest)?,
        _ => bail!("no such step"),
    })
}

/// "CSS | TEXT"; the text may be missing.
fn place(words: &str) -> Result<Place> {
    let (css, text) = words.split_once('|').unwrap_or((words, ""));
    ensure!(!css.trim().is_empty(), "no selector");
    Ok(Place { css: css.trim().to_owned(), text: text.trim().to_owned() })
}

/// "ROLE FAULT".
fn failure(words: &str) -> Result<Step> {
    let (role, fault) = words.split_once(' ').context("a role and a fault are needed")?;
    let role = from_value(Value::from(role)).with_context(|| format!("no role {role}"))?;
    let fault = match fault {
        "hang" => Fault::Hang,
        status => Fault::Status(status.parse().with_context(|| format!("no fault {status}"))?),
    };
    Ok(Step::Fail(role, fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scene_opens_a_page_under_a_name_that_a_file_can_have() {
        let scenes = all().unwrap();
        assert!(scenes.len() > 40, "{} scenes", scenes.len());
        for Scene { name, steps, .. } in scenes {
            assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{name}");
            assert!(steps.iter().any(|step| matches!(step, Step::Open(_) | Step::Page(_))), "{name} opens nothing");
        }
    }

    #[test]
    fn steps_belong_to_the_scene_above_them() {
        let text = "# words\nhome\n  open\n\nsheet on paper\n  fail app-pages 404\n  see .a > b | c | d\n";
        let place = Place { css: ".a > b".into(), text: "c | d".into() };
        let scene = |name: &str, on_paper, steps: &[Step]| Scene { name: name.into(), on_paper, steps: steps.to_vec() };
        assert_eq!(
            parse(text).unwrap(),
            [
                scene("home", false, &[Step::Open(String::new())]),
                scene("sheet", true, &[Step::Fail(FileRole::AppPages, Fault::Status(404)), Step::See(place)]),
            ]
        );
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = |text: &str| format!("{:#}", parse(text).unwrap_err());
        assert_eq!(error("  open"), "scenes.txt:1: a step before any scene");
        assert_eq!(error("home\n  opens x"), "scenes.txt:2: opens x: no such step");
        assert_eq!(error("home\n  fail app hung"), "scenes.txt:2: fail app hung: no fault hung: invalid digit found in string");
        assert_eq!(error("home\n\nhome"), "scenes.txt:3: a second scene home");
    }
}
