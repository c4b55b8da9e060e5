// Makes the memory of the page's WebAssembly available to the measurement, as `window.wasmMemory`.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    const memory = (made.instance ?? made).exports.memory;
    if (memory) window.wasmMemory ??= memory;
    return made;
  };
}
