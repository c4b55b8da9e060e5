// Notes when the first hit of the question is shown, and when the whole search engine is ready. The static page has
// hits too, but without marked words.
window.seen = {};
new MutationObserver(() => {
  if (!seen.hit && document.querySelector(".hit mark")) seen.hit = performance.now();
  const status = seen.hit && document.querySelector(".status");
  if (status && !seen.engine && !status.textContent.includes("·")) seen.engine = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
