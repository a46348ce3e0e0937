#ifndef BENCHMARK_LOOPS_H
#define BENCHMARK_LOOPS_H

#include <stdint.h>

#include "KernelVariant.h"

/// What the processor's registers can do: loops over independent sums that touch no memory. Each returns a sum of all, so
/// that nothing is left out, and needs `nsk_variant_supported`.

/// Floating-point operations of one iteration of each loop below.
int64_t peak_operations(nsk_variant variant);

/// s ← fma(s, a, b); the baseline has no fma and rounds twice.
float peak_fma(nsk_variant variant, int64_t iterations, float a, float b);

/// s ← s · a + b, rounded after each operation.
float peak_multiply_add(nsk_variant variant, int64_t iterations, float a, float b);

#endif
