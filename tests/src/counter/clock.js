// A clock that a test moves: Date, performance.now and the page's timers. Without being moved it runs as always. The wall
// clock goes on over reloads, in the window's name; the other one begins anew with each page, as it does in a browser.
{
  const real = { now: performance.now.bind(performance), Date, setInterval, clearTimeout };
  const channel = new MessageChannel();
  let wake = () => {};
  channel.port1.onmessage = () => wake();
  const turn = () => new Promise((resolve) => ((wake = resolve), channel.port2.postMessage(null)));

  let moved = 0;
  let wall = Number(window.name.split("clock ")[1] ?? 0);
  const keep = () => (window.name = `clock ${wall}`);
  const now = () => real.now() + moved;
  performance.now = now;
  globalThis.Date = class extends real.Date {
    constructor(...given) {
      super(...(given.length ? given : [real.Date.now() + wall]));
    }
    static now() {
      return real.Date.now() + wall;
    }
  };

  const timers = new Map();
  let last = 1_000_000;
  const add = (run, wait, given, every) => {
    last += 1;
    timers.set(last, { run, given, every, due: now() + Math.max(0, Number(wait) || 0) });
    return last;
  };
  globalThis.setTimeout = (run, wait, ...given) => add(run, wait, given, null);
  globalThis.setInterval = (run, wait, ...given) => add(run, wait, given, Math.max(1, Number(wait) || 0));
  globalThis.clearTimeout = globalThis.clearInterval = (id) => timers.delete(id) || real.clearTimeout.call(window, id);

  const next = () => {
    let first = null;
    for (const [id, timer] of timers) if (first === null || timer.due < first[1].due) first = [id, timer];
    return first;
  };
  const fire = ([id, timer]) => {
    if (timer.every === null) timers.delete(id);
    else timer.due = Math.max(timer.due + timer.every, now());
    timer.run(...timer.given);
  };
  const due = () => {
    const found = next();
    return found !== null && found[1].due <= now() ? found : null;
  };
  real.setInterval.call(window, () => {
    for (let left = 50, found = due(); left > 0 && found; left -= 1, found = due()) fire(found);
  }, 4);
  const forward = (by) => {
    moved += by;
    wall += by;
  };

  // Moves on by so many ms; every timer fires at its time.
  window.moveClock = async (by) => {
    const end = now() + by;
    for (let found = next(); found !== null && found[1].due <= end; found = next()) {
      forward(Math.max(0, found[1].due - now()));
      fire(found);
      await turn();
    }
    forward(Math.max(0, end - now()));
    keep();
    await turn();
  };
  // Moves on in one step, as if the page had had no time: every timer that was due fires once.
  window.leap = async (by) => {
    forward(by);
    keep();
    for (const timer of [...timers].filter(([, timer]) => timer.due <= now())) fire(timer);
    await turn();
  };
  // Somebody sets the clock on the wall.
  window.setWall = (by) => {
    wall += by;
    keep();
  };
}
