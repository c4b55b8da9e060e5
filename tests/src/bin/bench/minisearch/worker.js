// MiniSearch in a worker: builds its index, says how long that took, in seconds, and answers questions.
import MiniSearch from "./minisearch.js";

// Our columns with weights in the order of ours. A word may be unfinished while it is typed, and misspelt
// from four letters on, as MiniSearch's documentation does it.
const index = new MiniSearch({
  fields: ["name", "topic", "papers", "text"],
  processTerm: (term) => term.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d"),
  searchOptions: {
    boost: { name: 10, topic: 4, papers: 2, text: 1 },
    prefix: (term, at, terms) => at === terms.length - 1,
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    combineWith: "OR",
  },
});

const documents = await (await fetch("documents.json")).json();
const begun = performance.now();
index.addAll(documents);
const built = performance.now() - begun;
addEventListener("message", ({ data: question }) => {
  const hits = index.search(question).slice(0, 10);
  postMessage(hits.map(({ id, score }) => ({ id, score })));
});
postMessage(built / 1000);
