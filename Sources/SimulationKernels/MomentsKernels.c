#include "MomentsKernels.h"

#define KERNEL_TEXT "MomentsKernels.inc"
#include "Variants.h"

void nsk_moments(nsk_variant variant, int64_t tiles, const double *curvature, const double *variance,
                 const nsk_moment_step *steps, int64_t count, double *state, double *sums, double *workspace) {
  NSK_DISPATCH(variant, moments, tiles, curvature, variance, steps, count, state, sums, workspace);
}
