// Types each question key by key and measures the time from a key to new hits, in milliseconds. A key that changes no
// hit within `patience` gives no time.
const [questions, patience, done] = arguments;
const main = document.querySelector("main");
const input = document.querySelector("#o-tim");
const isHits = (node) => {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element !== null && (element.closest(".hits, .nothing") !== null || element.querySelector(".hits, .nothing") !== null);
};
const type = (text) =>
  new Promise((resolve) => {
    const begun = performance.now();
    const end = (time) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(time);
    };
    const observer = new MutationObserver((changes) => {
      if (changes.some((change) => isHits(change.target) || [...change.addedNodes].some(isHits))) end(performance.now() - begun);
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    const timer = setTimeout(() => end(null), patience);
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
const pause = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
(async () => {
  const times = [];
  for (const question of questions) {
    for (const length of [4, question.length]) {
      times.push(await type(question.slice(0, length)));
      await pause();
    }
  }
  done(times);
})();
