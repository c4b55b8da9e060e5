// Notes when the first hit of the question at hand is there, and when the whole search engine is. The
// static page has hits too, but none with the words of a question marked.
window.seen = {};
new MutationObserver(() => {
  if (!seen.hit && document.querySelector(".hit mark")) seen.hit = performance.now();
  const status = seen.hit && document.querySelector(".status");
  if (status && !seen.engine && !status.textContent.includes("·")) seen.engine = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
