#ifndef KERNEL_VARIANT_H
#define KERNEL_VARIANT_H

/// The instruction sets that the kernels are compiled for, in rising order of width.
typedef enum { NSK_BASELINE = 0, NSK_AVX2 = 1, NSK_AVX512 = 2 } nsk_variant;

/// The number of replicates that a kernel advances together: one lane each.
enum { NSK_LANES = 16 };

/// Whether this processor can run the variant.
int nsk_variant_supported(nsk_variant variant);

#endif
