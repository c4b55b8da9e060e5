
// Added by the indexer: starts the app with its WebAssembly, which start.js has fetched.
__wbg_init({ module_or_path: niemYet.program }).catch(niemYet.failed);
