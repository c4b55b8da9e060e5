// Keeps the memory of the page's WebAssembly where a measurement finds it.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    const memory = (made.instance ?? made).exports.memory;
    if (memory) window.wasmMemory ??= memory;
    return made;
  };
}
