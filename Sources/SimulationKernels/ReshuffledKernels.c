#include "ReshuffledKernels.h"

#define KERNEL_TEXT "ReshuffledKernels.inc"
#include "Variants.h"

void nsk_reshuffled(nsk_variant variant, int64_t tiles, const double *curvature, const double *variance,
                    const nsk_reshuffled_step *steps, int64_t count, double *state, double *sums, double *workspace) {
  NSK_DISPATCH(variant, reshuffled, tiles, curvature, variance, steps, count, state, sums, workspace);
}
