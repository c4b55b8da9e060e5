// Visitors of a counter screen, one after another: each touches the screen, types, opens what is found, ticks a paper,
// changes the size, and leaves by the button or by walking away. Returns how many did what, and what went wrong.
const [count, from, questions, away, mark, done] = arguments;
const PATIENCE = 15_000;

const all = (css) => [...document.querySelectorAll(css)];
const text = (element) => element.textContent.trim();
const sleep = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));

const until = async (what, found) => {
  const begun = performance.timeOrigin + performance.now();
  for (;;) {
    const value = found();
    if (value) return value;
    if (performance.timeOrigin + performance.now() - begun > PATIENCE) throw new Error(`${what} did not come`);
    await sleep();
  }
};

const touch = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { clientX: left + width / 2, clientY: top + height / 2 };
  const given = { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: "touch", button: 0, width: 20, height: 20, ...place };
  element.dispatchEvent(new PointerEvent("pointerdown", given));
  element.dispatchEvent(new PointerEvent("pointerup", given));
  element.dispatchEvent(new PointerEvent("click", given));
};

const press = (css, words) => touch(all(css).find((element) => text(element).startsWith(words)));
const type = (word) => {
  for (const letter of word) {
    const key = all(".keyboard button").find((button) => (letter === " " ? /cách/i.test(button.textContent) : text(button.querySelector("span") ?? button) === letter));
    if (!key) throw new Error(`no key "${letter}"`);
    touch(key);
  }
};
const clear = () => press(".line button", "Xóa chữ");
const resting = () => document.querySelector(".resting .start");

const visit = async (number, counts) => {
  touch(await until("the resting screen", resting));
  await until("the keyboard", () => !resting() && document.querySelector(".keyboard button"));
  // A word that nobody else types, to be looked for afterwards: letters alone.
  type(mark + String(number).replace(/\d/g, (digit) => "bcdghklmnp"[digit]));
  await moveClock(200);
  clear();
  type(questions[number % questions.length]);
  await moveClock(200);
  const hit = await until("a hit", () => document.querySelector("#noi-dung .hit > a"));
  counts.searched += 1;
  touch(hit);
  await until("a procedure", () => document.querySelector("#noi-dung article h1"));
  counts.opened += 1;
  const paper = document.querySelector("#noi-dung .papers input[type=checkbox]");
  if (paper) {
    paper.click();
    counts.ticked += 1;
  }
  touch(document.querySelector(".look .size[data-step='2']"));
  if (number % 2 === 0) press(".look button", "Xong");
  else await moveClock(away);
  await moveClock(500);
  await until("the resting screen again", resting);
  counts.left += 1;
};

(async () => {
  const counts = { searched: 0, opened: 0, ticked: 0, left: 0, troubles: [] };
  for (let number = from; number < from + count && counts.troubles.length < 3; number += 1) {
    await visit(number, counts).catch((error) => counts.troubles.push(`visitor ${number}: ${error.message}`));
  }
  done(counts);
})();
