
// Added by the indexer: starts the search worker with its WebAssembly, whose name carries its content's
// hash and which is refused if it has another one; what the browser has kept of it by chance may be damaged.
// What the page says before it listens is kept for it.
{
  const early = [];
  const keep = (event) => early.push(event.data);
  addEventListener("message", keep);
  const program = (cache) => fetch(new URL("{wasm}", location.href), { integrity: "{integrity of wasm}", cache });
  wasm_bindgen({ module_or_path: program("default").catch(() => program("reload")) }).then(
    () => {
      removeEventListener("message", keep);
      for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
    },
    // The page hears of an error that nobody catches, not of a promise.
    (error) =>
      setTimeout(() => {
        throw error;
      }),
  );
}
