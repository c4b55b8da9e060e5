//! Measures whether questions find their procedures, and whether questions that no procedure answers find nothing.

use tests::relevance::{Question, Score};
use tests::{Aim, Searcher, Table};

use crate::modes::{Mode, OTHERS, PLAIN};

/// The aims for plain questions: `(k, percent)` with a right procedure among the first `k` hits.
const AIMS: [(usize, f64); 4] = [(1, 78.0), (3, 90.0), (5, 93.0), (10, 97.0)];

/// Asks all questions as typed, and in one other mode or all others.
pub(crate) fn measure(searcher: &Searcher, questions: &[Question], only: Option<Mode>) {
    let answerable = |question: &Question| question.is_answerable();
    let (can_be_answered, cannot): (Vec<&Question>, Vec<&Question>) = questions.iter().partition(|q| answerable(q));
    let plain = ask(searcher, &can_be_answered, PLAIN);
    let none = ask(searcher, &cannot, PLAIN);
    let modes = OTHERS.into_iter().filter(|mode| only.is_none_or(|only| only.name == mode.name));
    let others: Vec<(Mode, Score)> = modes.map(|mode| (mode, ask(searcher, &can_be_answered, mode))).collect();

    println!("\nquestions to {} procedures", searcher.names().lines.len());
    println!("  {:<14}{:>5}{:>9}{:>9}{:>9}{:>9}{:>7}{:>10}", "", "n", "@1", "@3", "@5", "@10", "MRR", "declined");
    print_row(PLAIN.name, &plain);
    for kind in kinds(&can_be_answered) {
        let of_kind: Vec<&Question> = can_be_answered.iter().copied().filter(|question| question.kind == kind).collect();
        print_row(&format!("  {kind}"), &ask(searcher, &of_kind, PLAIN));
    }
    println!("  {:<14}{:>5}{:>53}", "  none", none.asked(), percent(none.declined()));
    others.iter().for_each(|(mode, score)| print_row(mode.name, score));
    print_aims(&plain, &none, &others);
}

/// Prints the questions whose right answer is not first, with what came first instead.
pub(crate) fn print_misses(searcher: &Searcher, questions: &[Question]) {
    for question in questions {
        let hits = searcher.hits(&question.query);
        let place = hits.iter().position(|line| question.is_answered_by(line.code.as_str()));
        if place == Some(0) || (hits.is_empty() && !question.is_answerable()) {
            continue;
        }
        let place = place.map_or("–".to_owned(), |place| (place + 1).to_string());
        println!("{place:>4}  {}: {}", question.id, question.query);
        for line in hits.iter().take(2) {
            println!("        {} {}", line.code, line.name);
        }
    }
}

fn ask(searcher: &Searcher, questions: &[&Question], mode: Mode) -> Score {
    let mut score = Score::default();
    for question in questions {
        let codes = searcher.codes(&(mode.typed)(&question.query));
        score.add(codes.into_iter().map(|code| question.is_answered_by(code)));
    }
    score
}

/// The kinds, in the order of their first question.
fn kinds<'a>(questions: &[&'a Question]) -> Vec<&'a str> {
    let mut kinds: Vec<&str> = Vec::new();
    for question in questions {
        if !kinds.contains(&question.kind.as_str()) {
            kinds.push(&question.kind);
        }
    }
    kinds
}

fn print_row(name: &str, score: &Score) {
    let found: String = AIMS.iter().map(|(among, _)| format!("{:>9}", percent(score.found(*among)))).collect();
    let (rank, declined) = (score.mean_reciprocal_rank(), percent(score.declined()));
    println!("  {name:<14}{:>5}{found}{rank:>7.3}{declined:>10}", score.asked());
}

fn percent(share: f64) -> String {
    format!("{share:.1} %")
}

fn print_aims(plain: &Score, none: &Score, others: &[(Mode, Score)]) {
    let mut table = Table::new("what they should be");
    for (among, least) in AIMS {
        table.aimed(&format!("plain, found @{among}"), plain.found(among), "%", Aim::AtLeast(least));
    }
    table.aimed("plain, declined", plain.declined(), "%", Aim::AtMost(2.0));
    if none.asked() > 0 {
        table.aimed("none, declined", none.declined(), "%", Aim::AtLeast(80.0));
    }
    for (mode, score) in others {
        if let Some(most) = mode.may_lose {
            let lost = plain.found(5) - score.found(5);
            table.aimed(&format!("{}, @5 below plain", mode.name), lost, "points", Aim::AtMost(most));
        }
    }
    table.print();
}
