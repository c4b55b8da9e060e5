// Searches and opens a hit, `rounds` times, as fast as the app answers. Now and then it also goes back or opens a page
// of the menu, as a reader would. Returns how often each was done, and what went wrong.
const [rounds, from, questions, done] = arguments;
const PATIENCE = 10_000;
const STILL = 20;

// Waits until the page has not changed for a while and `isThere` holds.
const settled = (what, isThere) =>
  new Promise((resolve, reject) => {
    let timer;
    const end = (finish, value) => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(limit);
      finish(value);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (isThere() ? end(resolve) : wait()), STILL);
    };
    const observer = new MutationObserver(wait);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    const limit = setTimeout(() => end(reject, new Error(`${what} did not come at ${location.href}`)), PATIENCE);
    wait();
  });

const words = (css) => document.querySelector(css)?.textContent.trim() ?? "";
const at = (path) => location.href.startsWith(new URL(path, document.baseURI).href);

const ask = async (question) => {
  const box = document.querySelector("#o-tim");
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const address = new URLSearchParams({ q: question }).toString();
  await settled(`hits of "${question}"`, () => location.search.includes(address) && document.querySelector(".hit a, .nothing"));
};

const open = async (number) => {
  const hits = [...document.querySelectorAll(".hit > a")];
  const hit = hits[number % hits.length];
  if (!hit) return false;
  const path = new URL(hit.href).pathname;
  hit.click();
  await settled(path, () => location.pathname === path && words("article h1") !== "");
  return true;
};

const back = async () => {
  history.back();
  await settled("the hits again", () => document.querySelector(".hit a"));
};

const menu = async (path) => {
  document.querySelector(`a[href='${path}']`).click();
  await settled(path, () => at(path) && words("h1") !== "");
};

const round = async (number, counts) => {
  await ask(questions[number % questions.length]);
  counts.searched += 1;
  if (await open(number)) counts.opened += 1;
  if (number % 5 === 0) await back();
  if (number % 7 === 0) await menu("linh-vuc/");
  if (number % 11 === 0) await menu("thong-tin/");
};

(async () => {
  const counts = { searched: 0, opened: 0, troubles: [] };
  for (let number = from; number < from + rounds && counts.troubles.length < 3; number += 1) {
    await round(number, counts).catch((error) => counts.troubles.push(`round ${number}: ${error.message}`));
  }
  // Every measurement is taken on the same page.
  await menu("./").catch((error) => counts.troubles.push(error.message));
  done(counts);
})();
