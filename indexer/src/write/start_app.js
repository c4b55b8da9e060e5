
// Added by the indexer: starts the app with its WebAssembly, whose name carries its content's hash.
__wbg_init({ module_or_path: new URL("{wasm}", import.meta.url) });
