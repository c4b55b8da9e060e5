// Sends the same questions to our search worker and to MiniSearch's, and measures the time from request to answer.
// Our worker's messages are bytes that only the Rust side reads.
let ours;
let theirs;

// The server sends the site's policy with this page too, and the policy requires a trusted-types policy.
trustedTypes.createPolicy("default", { createScriptURL: (address) => address });

const begin = (worker, heard) =>
  new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => heard(data, resolve, reject);
  });

// Starts both, one after the other. Returns the seconds that MiniSearch took to build its index.
window.start = async ({ script, open, complete, failed }) => {
  ours = new Worker(script);
  const ready = begin(ours, (data, resolve, reject) => {
    if (data[0] === failed) reject(new Error(new TextDecoder().decode(data)));
    if (data.join() === complete.join()) resolve();
  });
  ours.postMessage(new Uint8Array(open));
  await ready;
  theirs = new Worker("worker.js", { type: "module" });
  return begin(theirs, (seconds, resolve) => resolve(seconds));
};

const ask = (worker, request) =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve({ time: performance.now() - begun, answer: data });
    const begun = performance.now();
    worker.postMessage(request);
  });

// Sends one request after the other. Returns the times in milliseconds and the last answer.
const type = async (worker, requests) => {
  const asked = [];
  for (const request of requests) asked.push(await ask(worker, request));
  return { times: asked.map(({ time }) => time), answer: asked.at(-1).answer };
};

// Types each question into both in turn, so that changes of the machine's load affect both.
window.typeAll = async (questions) => {
  const typed = { ours: [], theirs: [] };
  for (const keys of questions) {
    const own = await type(ours, keys.map(({ request }) => new Uint8Array(request)));
    typed.ours.push({ times: own.times, answer: [...own.answer] });
    typed.theirs.push(await type(theirs, keys.map(({ text }) => text)));
  }
  return typed;
};
