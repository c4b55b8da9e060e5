
// Added by the indexer: starts the search worker with its WebAssembly, whose name carries its content's
// hash. What the page says before it listens is kept for it.
{
  const early = [];
  const keep = (event) => early.push(event.data);
  addEventListener("message", keep);
  wasm_bindgen({ module_or_path: new URL("{wasm}", location.href) }).then(() => {
    removeEventListener("message", keep);
    for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
  });
}
