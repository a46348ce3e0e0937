#include "BenchmarkLoops.h"

#pragma STDC FP_CONTRACT OFF

/* Enough independent chains to hide the latency of two operations; with both constants and a product they fit 16 registers. */
#define CHAINS 13
#define FUSED(s, a, b) __builtin_elementwise_fma(s, a, b)
#define ROUNDED(s, a, b) ((s) * (a) + (b))

#define LOOP(name, bytes, instructions, STEP)                                 \
  instructions static float name(int64_t iterations, float a_in, float b_in) { \
    typedef float V __attribute__((vector_size(bytes)));                      \
    const V a = (V){0} + a_in, b = (V){0} + b_in;                             \
    V s[CHAINS];                                                              \
    for (int i = 0; i < CHAINS; i++) s[i] = b * (float)i;                     \
    for (int64_t k = 0; k < iterations; k++) {                                \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < CHAINS; i++)     \
          s[i] = STEP(s[i], a, b);                                            \
    }                                                                         \
    float sum = 0;                                                            \
    for (int i = 0; i < CHAINS; i++)                                          \
      for (int j = 0; j < (bytes) / 4; j++) sum += s[i][j];                   \
    return sum;                                                               \
  }

LOOP(multiply_add_baseline, 16, , ROUNDED)
#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx2,fma,avx512f")))
LOOP(multiply_add_avx2, 32, AVX2, ROUNDED)
LOOP(multiply_add_avx512, 64, AVX512, ROUNDED)
LOOP(fma_avx2, 32, AVX2, FUSED)
LOOP(fma_avx512, 64, AVX512, FUSED)
#endif

int64_t peak_operations(nsk_variant variant) {
  return 2 * CHAINS * (variant == NSK_AVX512 ? 16 : variant == NSK_AVX2 ? 8 : 4);
}

float peak_fma(nsk_variant variant, int64_t iterations, float a, float b) {
#if defined(__x86_64__)
  if (variant == NSK_AVX512) return fma_avx512(iterations, a, b);
  if (variant == NSK_AVX2) return fma_avx2(iterations, a, b);
#endif
  return multiply_add_baseline(iterations, a, b);
}

float peak_multiply_add(nsk_variant variant, int64_t iterations, float a, float b) {
#if defined(__x86_64__)
  if (variant == NSK_AVX512) return multiply_add_avx512(iterations, a, b);
  if (variant == NSK_AVX2) return multiply_add_avx2(iterations, a, b);
#endif
  return multiply_add_baseline(iterations, a, b);
}
