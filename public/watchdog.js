// Watches a counter screen from a thread of its own (app/src/counter/alone/watchdog.rs). The page sends its patience in
// milliseconds first, and then a sign of life every few seconds. Without one for so long, it is told to load anew.
let patience = Infinity;
let heard = performance.now();
let looked = heard;

onmessage = ({ data }) => {
  heard = performance.now();
  patience = data ?? patience;
};

setInterval(() => {
  const now = performance.now();
  // The device slept, or had no time for this thread either: then the page could not show that it lives.
  if (now - looked > 20_000) heard = now;
  looked = now;
  if (now - heard > patience) {
    heard = now;
    postMessage(null);
  }
}, 2_000);
