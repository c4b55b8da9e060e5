//! The details of procedures: splits a document into its procedures and their parts. [`parts`] reads each part.
//!
//! Layouts that are known: the portal's "CHI TIẾT THỦ TỤC HÀNH CHÍNH" with its tables; the parts of Nghị định
//! 63/2010/NĐ-CP, Điều 8, as paragraphs below numbered labels, in a decision for many procedures one after another; and
//! tables with a label and a value in each row.

mod channels;
mod fees;
mod heading;
mod papers;
mod parts;

use std::collections::BTreeMap;

use super::super::national_code;
use super::super::record::ReadRecord;
use super::blocks::Block;
use super::labels::{Part, label, title, unnumbered};
pub(super) use heading::{Heading, sentence};

/// How many lines the name of a procedure may take above its first part.
const NAME_LINES: usize = 5;

/// One procedure of a document, not yet read.
#[derive(Default)]
struct Draft {
    /// What the document says of each part, in its order.
    parts: BTreeMap<Part, Vec<Block>>,
    /// The part that the next block belongs to; none before the first.
    current: Option<Part>,
    /// What stands before the first part.
    before: Vec<Block>,
    /// The headings above it.
    heading: Heading,
    /// Whether its labels are items of a list.
    is_bulleted: bool,
}

/// The procedures of a document.
pub(super) fn read(file: &str, blocks: &[Block]) -> Vec<ReadRecord> {
    let drafts: Vec<Draft> = drafts(blocks).into_iter().filter(Draft::is_procedure).collect();
    let is_alone = drafts.len() == 1;
    let place = |at: usize| if is_alone { "cả tệp".to_owned() } else { format!("thủ tục thứ {}", at + 1) };
    drafts.into_iter().enumerate().map(|(at, draft)| parts::record(file, &place(at), draft)).collect()
}

fn drafts(blocks: &[Block]) -> Vec<Draft> {
    let mut split = Split::default();
    for block in blocks {
        match block {
            Block::Line(text) => split.line(text),
            Block::Table(rows) => split.table(rows),
        }
    }
    split.done.push(split.draft);
    split.done
}

/// The parts in which a procedure is described, in contrast to those in its head.
const BODY: [Part; 8] =
    [Part::Steps, Part::Channels, Part::Papers, Part::Copies, Part::Time, Part::Fee, Part::Results, Part::Legal];

impl Draft {
    fn has(&self, part: Part) -> bool {
        self.parts.contains_key(&part)
    }

    fn has_body(&self) -> bool {
        BODY.iter().any(|part| self.has(*part))
    }

    /// Whether it is a procedure and not only a text with some labels.
    fn is_procedure(&self) -> bool {
        let body = [Part::Steps, Part::Channels, Part::Papers].iter().filter(|part| self.has(**part)).count();
        let head = usize::from(self.has(Part::Name)) + usize::from(self.has(Part::Code));
        body + head >= 2
    }

    /// The blocks at its end.
    fn last(&mut self) -> &mut Vec<Block> {
        match self.current {
            Some(part) => self.parts.entry(part).or_default(),
            None => &mut self.before,
        }
    }

    fn begin(&mut self, part: Part) {
        self.current = Some(part);
        self.parts.entry(part).or_default();
    }
}

/// Splits a document while it is read.
#[derive(Default)]
struct Split {
    done: Vec<Draft>,
    draft: Draft,
}

impl Split {
    fn line(&mut self, text: &str) {
        if self.draft.heading.add(text) {
            return;
        }
        match label(text) {
            Some((part, rest)) if self.is_label(part, text, rest) => self.part(part, text, rest),
            _ => self.draft.last().push(Block::Line(text.to_owned())),
        }
    }

    /// Whether a label begins a part here. In the text of a part, an item of a list is one of its sentences, unless the
    /// document writes its labels so.
    fn is_label(&self, part: Part, text: &str, rest: &str) -> bool {
        let in_list = is_item(text) && self.draft.has(Part::Steps) && !self.draft.is_bulleted && part != Part::Steps;
        // "- Thành phần hồ sơ:" and "- Số lượng hồ sơ:" below "c) Thành phần, số lượng hồ sơ:".
        let is_of_papers = self.draft.current == Some(Part::Papers) && matches!(part, Part::Papers | Part::Copies);
        (!in_list || is_of_papers) && (part != Part::Code || national_code::first(rest).is_some())
    }

    fn part(&mut self, part: Part, text: &str, rest: &str) {
        let is_head = matches!(part, Part::Name | Part::Code);
        if is_head && (self.draft.has_body() || self.draft.has(part)) {
            let name = self.name_above();
            self.next();
            // "Tên thủ tục:" below it says the name itself.
            name_and_code(&mut self.draft, if part == Part::Code { name } else { Vec::new() });
        } else if part == Part::Steps && (self.draft.has(Part::Steps) || !self.draft.has(Part::Name)) {
            let name = self.name_above();
            if self.draft.has_body() {
                self.next();
            }
            name_and_code(&mut self.draft, name);
        }
        self.draft.begin(part);
        if part == Part::Steps {
            self.draft.is_bulleted = is_item(text);
        }
        // The label of a fee says whether it is a levy.
        let value = if part == Part::Fee && !rest.is_empty() { unnumbered(text) } else { rest };
        if !value.is_empty() {
            self.draft.last().push(Block::Line(value.to_owned()));
        }
    }

    /// Takes the lines with the name of the next procedure from the end of this one.
    fn name_above(&mut self) -> Vec<String> {
        let last = self.draft.last();
        let lines = last.iter().rev().map_while(|block| if let Block::Line(text) = block { Some(text) } else { None });
        let begins = |text: &&String| {
            unnumbered(text) != text.as_str() && !is_item(text)
                || begins_with_thu_tuc(text)
                || national_code::first(text).is_some()
        };
        let count = lines.take(NAME_LINES).collect::<Vec<_>>().iter().position(begins);
        let names = last.split_off(last.len() - count.map_or(0, |at| at + 1));
        names.into_iter().filter_map(|block| if let Block::Line(text) = block { Some(text) } else { None }).collect()
    }

    /// Begins the next procedure.
    fn next(&mut self) {
        let next = Draft { heading: self.draft.heading.clone(), ..Draft::default() };
        self.done.push(std::mem::replace(&mut self.draft, next));
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        let of_columns = rows.iter().take(3).find_map(|row| Table::of(row));
        match of_columns {
            // The list of a decision; the annex is read elsewhere.
            Some(Table::List) => {}
            Some(Table::Part(part)) => {
                if self.draft.current != Some(part) {
                    self.part(part, "", "");
                }
                self.draft.last().push(Block::Table(rows.to_vec()));
            }
            None => rows.iter().for_each(|row| self.row(row)),
        }
    }

    /// A row of a table with labels: a label and its value, perhaps behind a number.
    fn row(&mut self, row: &[String]) {
        let mut cells: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
        if cells.len() > 1 && cells[0].chars().all(|c| !c.is_alphabetic()) && national_code::first(cells[0]).is_none() {
            cells.remove(0);
        }
        match cells.as_slice() {
            [] => {}
            [only] => only.split('\n').for_each(|line| self.line(line)),
            [name, value @ ..] => match title(name) {
                Some(part) if part != Part::Code || national_code::first(value[0]).is_some() => {
                    let fee = format!("{name}: {}", value[0]);
                    self.part(part, &fee, value[0]);
                    let rest = value[1..].iter().map(|cell| Block::Line((*cell).clone()));
                    self.draft.last().extend(rest);
                }
                // A label without a value beside another one's.
                _ => cells.iter().for_each(|cell| self.line(cell)),
            },
        }
    }
}

/// What a table with titles of columns is.
enum Table {
    List,
    Part(Part),
}

impl Table {
    fn of(row: &[String]) -> Option<Self> {
        let titles: Vec<Option<Part>> = row.iter().map(|cell| title(cell)).collect();
        let has = |part: Part| titles.contains(&Some(part));
        let is = |wanted: fn(&str) -> bool| row.iter().any(|cell| wanted(cell));
        if super::annex::are_titles(row) {
            Some(Self::List)
        } else if papers::are_titles(row) {
            Some(Self::Part(Part::Papers))
        } else if is(parts::is_number_of_text) || is(parts::is_name_of_text) {
            Some(Self::Part(Part::Legal))
        } else if has(Part::Channels) && (has(Part::Time) || has(Part::Fee)) {
            Some(Self::Part(Part::Channels))
        } else {
            None
        }
    }
}

/// Puts a heading like "1. Thủ tục nuôi voi (1.000001)" into a draft.
fn name_and_code(draft: &mut Draft, lines: Vec<String>) {
    let text = lines.join(" ");
    let name = national_code::without(unnumbered(&text));
    let name = name.strip_prefix("Thủ tục:").map_or(name.as_str(), str::trim).to_owned();
    if !draft.has(Part::Code) && national_code::first(&text).is_some() {
        draft.parts.insert(Part::Code, vec![Block::Line(text)]);
    }
    if !name.is_empty() && !draft.has(Part::Name) {
        draft.parts.insert(Part::Name, vec![Block::Line(name)]);
    }
}

fn is_item(text: &str) -> bool {
    text.starts_with(['-', '+', '•', '*'])
}

fn begins_with_thu_tuc(text: &str) -> bool {
    catalog::text::without_thu_tuc(unnumbered(text)).len() < unnumbered(text).len()
}
