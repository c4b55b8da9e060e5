// MiniSearch in a worker: builds its index, reports the seconds that took, and answers questions.
import MiniSearch from "./minisearch.js";

// Our columns, with weights in the same order as ours. As in MiniSearch's documentation, words match by their
// beginning, and words of four letters or more with a typing error.
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
