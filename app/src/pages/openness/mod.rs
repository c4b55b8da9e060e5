//! The openness page ("Công khai"): how many procedures are published, received, shortened and open online,
//! how recent they are, and the office's own figures as it reports them. If the office has not stated
//! something, the page says so.

mod chart;
mod counts;
mod dossiers;
mod freshness;
mod indicators;
mod satisfaction;

use std::sync::Arc;

use catalog::OfficeFacts;
use leptos::prelude::*;

use crate::components::load::load_view;
use crate::components::title::set_head;
use crate::store::Store;
use chart::charts;
use dossiers::Dossiers;
use freshness::{Freshness, RecentChanges};
use indicators::Indicators;
use satisfaction::Opinions;

/// Draws the page.
#[component]
pub(crate) fn OpennessPage() -> impl IntoView {
    let backend = Store::current().backend;
    set_head("Công khai".into(), "Số thủ tục đã đăng, thời hạn rút ngắn, mức độ trực tuyến và số liệu của văn phòng.".into());
    let content = move || load_view(backend.office(), "Đang mở số liệu…", |facts| view! { <Content facts/> }.into_any());
    view! { <h1>"Công khai"</h1>{content} }
}

/// Draws the sections.
#[component]
fn Content(
    /// The facts of the office.
    facts: Arc<OfficeFacts>,
) -> impl IntoView {
    let openness = &facts.openness;
    let own = has_own_facts(&facts).then(|| {
        view! {
            {section("Tiếp nhận tại đây", counts::received_sentences(openness), charts(counts::scopes(openness)))}
            {section("Thời hạn rút ngắn", counts::time_sentences(openness), charts(counts::times(openness)))}
        }
    });
    let stats = has_own_facts(&facts).then(|| {
        let stats = &facts.stats;
        view! { <Dossiers periods=stats.periods.clone()/><Indicators indicators=stats.indicators.clone()/> }
    });
    let of_site = Store::current().overlay.map(|overlay| {
        let words = format!("Đây là số liệu của danh mục chung, không phải của riêng {}.", overlay.office.name);
        view! { <p class="unstated">{words}</p> }
    });
    let silent = (!has_own_facts(&facts)).then(|| view! { <p class="unstated">{SILENT}</p> });
    view! {
        <div class="openness">
            {of_site}
            <p>{counts::count_sentence(openness)}</p>
            {silent}
            <Freshness changes=openness.changes.clone()/>
            {own}
            {section("Nộp trực tuyến", Vec::new(), charts(counts::online_levels(openness)))}
            {section("Phí, lệ phí", Vec::new(), charts(counts::fees(openness)))}
            {stats}
            <Opinions satisfaction=facts.satisfaction.clone()/>
            <RecentChanges changes=openness.changes.last.clone()/>
        </div>
    }
}

/// One notice in place of four sections that would each say the same.
const SILENT: &str = "Văn phòng chưa cung cấp thông tin riêng: thủ tục nào tiếp nhận tại đây, thời hạn rút ngắn, số liệu giải \
quyết hồ sơ và các chỉ số đánh giá. Những con số dưới đây được đếm từ các thủ tục đã đăng.";

/// Whether the office has stated anything of its own.
fn has_own_facts(facts: &OfficeFacts) -> bool {
    let OfficeFacts { openness, stats, .. } = facts;
    openness.by_scope != [0; 4] || openness.times.stated() > 0 || !stats.periods.is_empty() || !stats.indicators.is_empty()
}

fn section(title: &'static str, sentences: Vec<String>, charts: AnyView) -> impl IntoView {
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! { <section><h2>{title}</h2>{sentences}{charts}</section> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalog::{Openness, Stats, TimeFigures};

    #[test]
    fn any_stated_fact_counts_as_the_offices_own() {
        assert!(!has_own_facts(&OfficeFacts::default()));
        let openness = |openness| has_own_facts(&OfficeFacts { openness, ..OfficeFacts::default() });
        assert!(openness(Openness { by_scope: [0, 0, 0, 1], ..Openness::default() }));
        assert!(openness(Openness { times: TimeFigures { not_cut: 1, ..TimeFigures::default() }, ..Openness::default() }));
        assert!(!openness(Openness { procedures: 5, by_online_level: [5, 0, 0], ..Openness::default() }));
        assert!(!has_own_facts(&OfficeFacts { stats: Stats::default(), ..OfficeFacts::default() }));
    }
}
