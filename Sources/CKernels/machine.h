// How inner loops are compiled: once for each kind of machine that has wider vectors.
#pragma once

#if defined(__x86_64__)
#define FOR_EACH_MACHINE \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_MACHINE
#endif

#define INLINE static inline __attribute__((always_inline))
