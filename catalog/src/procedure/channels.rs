//! Groups the ways to submit: those with the same time and the same fees are shown once.

use super::fee::{Charge, Fee};
use super::parts::{Channel, Means, Time};
use super::record::Procedure;

/// Ways to submit (hình thức nộp) that share a time and a set of fees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelGroup<'a> {
    /// The ways, each once, in the source's order.
    pub means: Vec<Means>,
    /// The places of their channels in [`Procedure::channels`]: several may be of one way.
    pub channels: Vec<usize>,
    /// Their time.
    pub time: &'a Time,
    /// Their fees, each row once.
    pub fees: Vec<&'a Fee>,
    /// Their notes, each once.
    pub notes: Vec<ChannelNote<'a>>,
}

/// A note of one or more ways to submit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelNote<'a> {
    /// The ways that have it. If these are all ways of the group, a page need not name them.
    pub means: Vec<Means>,
    /// The source's words.
    pub text: &'a str,
}

impl Channel {
    /// The fees, each row once. A row that says nothing is left out.
    fn distinct_fees(&self) -> Vec<&Fee> {
        let mut fees: Vec<&Fee> = Vec::new();
        for fee in self.fees.iter().filter(|fee| fee.charge != Charge::Unknown || !fee.note.is_empty()) {
            if !fees.iter().any(|other| same_row(fee, other)) {
                fees.push(fee);
            }
        }
        fees
    }

    /// Whether the note only repeats the time or a fee.
    fn repeats(&self) -> bool {
        let is_time = matches!(&self.time, Time::Text(text) if same_words(text, &self.note));
        is_time || self.fees.iter().any(|fee| same_words(&fee.note, &self.note))
    }
}

/// Whether two rows differ at most in capitals, spaces and punctuation.
fn same_row(a: &Fee, b: &Fee) -> bool {
    (a.kind, a.charge, a.until) == (b.kind, b.charge, b.until) && same_words(&a.note, &b.note)
}

/// Whether two times differ at most in capitals, spaces and punctuation.
fn same_time(a: &Time, b: &Time) -> bool {
    a == b || matches!((a, b), (Time::Text(a), Time::Text(b)) if same_words(a, b))
}

fn same_words(a: &str, b: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    a == b || letters(a) == letters(b)
}

impl Procedure {
    /// The ways to submit, grouped by time and fees.
    pub fn channel_groups(&self) -> Vec<ChannelGroup<'_>> {
        let mut groups: Vec<ChannelGroup<'_>> = Vec::new();
        for (at, channel) in self.channels.iter().enumerate() {
            let fees = channel.distinct_fees();
            let same = groups.iter_mut().find(|group| same_time(group.time, &channel.time) && same_rows(&group.fees, &fees));
            match same {
                Some(group) => group.join(at, channel),
                None => {
                    let (means, channels, notes) = (Vec::new(), Vec::new(), Vec::new());
                    let mut group = ChannelGroup { means, channels, time: &channel.time, fees, notes };
                    group.join(at, channel);
                    groups.push(group);
                }
            }
        }
        groups
    }

    /// The time, if it is the same for all ways to submit.
    pub fn one_time(&self) -> Option<&Time> {
        let mut times = self.channels.iter().map(|channel| &channel.time);
        let first = times.next()?;
        times.all(|time| time == first).then_some(first)
    }

    /// Whether the charges of every way to submit are stated in full. Only then may a page say that nothing else is
    /// to be paid.
    pub fn charges_stated(&self) -> bool {
        let stated = |fee: &Fee| matches!(fee.charge, Charge::Amount(..) | Charge::Free);
        let in_full = |channel: &Channel| !channel.fees.is_empty() && channel.fees.iter().all(stated);
        !self.channels.is_empty() && self.channels.iter().all(in_full)
    }
}

impl<'a> ChannelGroup<'a> {
    fn join(&mut self, at: usize, channel: &'a Channel) {
        self.channels.push(at);
        add(&mut self.means, channel.means);
        let note = self.notes.iter_mut().find(|note| same_words(note.text, &channel.note));
        match note {
            Some(note) => add(&mut note.means, channel.means),
            None if channel.note.is_empty() || channel.repeats() => {}
            None => self.notes.push(ChannelNote { means: vec![channel.means], text: &channel.note }),
        }
    }
}

fn add(means: &mut Vec<Means>, new: Means) {
    if !means.contains(&new) {
        means.push(new);
    }
}

/// Whether two lists of distinct rows are equal in any order.
fn same_rows(a: &[&Fee], b: &[&Fee]) -> bool {
    a.len() == b.len() && a.iter().all(|fee| b.iter().any(|other| same_row(fee, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;
    use crate::{Currency, FeeKind};

    fn channel(means: Means, amounts: &[u64], note: &str) -> Channel {
        let fee = |amount: &u64| Fee::new(FeeKind::Fee, Charge::Amount(*amount, Currency::Vnd), String::new());
        Channel { means, time: Time::Unknown, fees: amounts.iter().map(fee).collect(), note: note.into() }
    }

    #[test]
    fn channels_with_the_same_time_and_fees_are_one_group() {
        let mut p = procedure("1.000001", "x", "y");
        p.channels = vec![
            channel(Means::InPerson, &[8_000, 5_000, 8_000], "Tại quầy"),
            channel(Means::Online, &[4_000], ""),
            channel(Means::Post, &[5_000, 8_000], "Tại quầy"),
        ];
        let groups = p.channel_groups();
        assert_eq!(groups.len(), 2);
        assert_eq!((groups[0].means.as_slice(), groups[0].fees.len()), ([Means::InPerson, Means::Post].as_slice(), 2));
        assert_eq!(groups[0].notes, [ChannelNote { means: vec![Means::InPerson, Means::Post], text: "Tại quầy" }]);
        assert!(groups[1].notes.is_empty());
    }

    #[test]
    fn spaces_and_punctuation_make_no_other_way() {
        let text = |words: &str| Time::Text(words.into());
        let fee = |note: &str| Fee::new(FeeKind::Fee, Charge::Amount(8_000, Currency::Vnd), note.into());
        let unknown = Fee::new(FeeKind::Levy, Charge::Unknown, String::new());
        let way = |means, time: &str, fees: &[Fee], note: &str| Channel {
            time: text(time),
            fees: fees.to_vec(),
            ..channel(means, &[], note)
        };
        let mut p = procedure("1.000001", "x", "y");
        p.channels = vec![
            way(Means::InPerson, "Trong ngày", &[fee("mỗi con"), unknown], "Trong ngày."),
            way(Means::Online, "trong ngày;", &[fee("Mỗi con."), fee("mỗi  con")], "Qua mạng"),
            way(Means::Post, "Trong ngày", &[fee("mỗi đàn")], "mỗi đàn"),
        ];
        let groups = p.channel_groups();
        let shown: Vec<_> = groups.iter().map(|group| (group.means.len(), group.fees.len(), group.notes.len())).collect();
        assert_eq!(shown, [(2, 1, 1), (1, 1, 0)]);
    }

    #[test]
    fn charges_are_stated_only_if_every_way_states_each() {
        let with = |ways: &[&[Charge]]| {
            let fee = |charge: &Charge| Fee::new(FeeKind::Levy, *charge, String::new());
            let ways =
                ways.iter().map(|charges| Channel { fees: charges.iter().map(fee).collect(), ..channel(Means::Post, &[], "") });
            Procedure { channels: ways.collect(), ..procedure("1.000001", "x", "y") }.charges_stated()
        };
        let amount = Charge::Amount(7000, Currency::Vnd);
        assert!(with(&[&[amount, Charge::Free]]));
        assert!(with(&[&[amount], &[Charge::Free]]));
        assert!(!with(&[]));
        assert!(!with(&[&[]]));
        assert!(!with(&[&[amount], &[]]), "one way states nothing");
        assert!(!with(&[&[Charge::Free, Charge::Unknown]]));
        assert!(!with(&[&[Charge::ByProvince]]));
        assert!(!with(&[&[Charge::Contradiction]]));
    }

    #[test]
    fn one_time_must_hold_for_every_way() {
        let with = |times: &[&str]| {
            let way = |time: &&str| Channel { time: Time::Text((*time).into()), ..channel(Means::Post, &[], "") };
            let p = Procedure { channels: times.iter().map(way).collect(), ..procedure("1.000001", "x", "y") };
            p.one_time().cloned()
        };
        assert_eq!(with(&["ngay", "ngay"]), Some(Time::Text("ngay".into())));
        assert_eq!(with(&["ngay", "mai"]), None);
        assert_eq!(with(&[]), None);
    }
}
