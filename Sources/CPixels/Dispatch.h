// A function that is compiled for AVX2 too, where the loader can choose.
#pragma once

#if defined(__x86_64__) && defined(__linux__)
#define ON_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define ON_EACH_PROCESSOR
#endif
