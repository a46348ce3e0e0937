#include "KernelVariant.h"

int nsk_variant_supported(nsk_variant variant) {
#if defined(__x86_64__)
  switch (variant) {
    case NSK_BASELINE: return 1;
    case NSK_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case NSK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
  }
  return 0;
#else
  return variant == NSK_BASELINE;
#endif
}
