/* How one kernel text becomes several variants. A file KERNEL.c defines KERNEL_TEXT as the name of its text and includes
 * this header, which includes the text once per instruction set with
 *   VARIANT(name)  the name with the variant's suffix,
 *   NSK_WIDTH      bytes of the widest register.
 * Everything is compiled with separately rounded multiply and add unless the text asks for fma by name, so that all
 * variants give the same bytes. */
#pragma clang diagnostic error "-Wignored-attributes"
#pragma STDC FP_CONTRACT OFF
/* Functions with vector arguments are always inlined, so how they would be passed does not matter. */
#pragma clang diagnostic ignored "-Wpsabi"

#define NSK_PASTE2(a, b) a##b
#define NSK_PASTE(a, b) NSK_PASTE2(a, b)
#define VARIANT(name) NSK_PASTE(name, NSK_SUFFIX)

#define NSK_SUFFIX _baseline
#define NSK_WIDTH 16
#include KERNEL_TEXT
#undef NSK_SUFFIX
#undef NSK_WIDTH

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NSK_SUFFIX _avx2
#define NSK_WIDTH 32
#include KERNEL_TEXT
#undef NSK_SUFFIX
#undef NSK_WIDTH
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512dq,avx512bw,avx512vl"))), apply_to = function)
#define NSK_SUFFIX _avx512
#define NSK_WIDTH 64
#include KERNEL_TEXT
#undef NSK_SUFFIX
#undef NSK_WIDTH
#pragma clang attribute pop

#define NSK_DISPATCH(variant, name, ...)                \
  switch (variant) {                                    \
    case NSK_AVX512: name##_avx512(__VA_ARGS__); break; \
    case NSK_AVX2: name##_avx2(__VA_ARGS__); break;     \
    default: name##_baseline(__VA_ARGS__); break;       \
  }
#else
#define NSK_DISPATCH(variant, name, ...) name##_baseline(__VA_ARGS__)
#endif
