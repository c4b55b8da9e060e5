#!/bin/sh
# Cargo starts the compiler of our own crates through this, so that they report to libFuzzer which code was
# reached. Crates of others are built as for any test, once; so are build scripts, which run without it.
case " $* " in *" build_script_"*) exec "$@" ;; esac
exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares --cfg=fuzzing
