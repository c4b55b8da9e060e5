
// Added by the indexer: starts the search worker with its WebAssembly, whose name carries its content's
// hash and which is refused if it has another one. What the page says before it listens is kept for it.
{
  const early = [];
  const keep = (event) => early.push(event.data);
  addEventListener("message", keep);
  const program = fetch(new URL("{wasm}", location.href), { integrity: "{integrity}" });
  wasm_bindgen({ module_or_path: program }).then(
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
