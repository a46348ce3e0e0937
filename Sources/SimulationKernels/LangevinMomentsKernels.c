#include "LangevinMomentsKernels.h"

#include "MomentsKernels.h"

/* 1 / n, for the terms of series. */
static const double reciprocals[NSK_LANGEVIN_ORDERS + 1] = {
#define NSK_ONE(n) 1.0 / ((n) + 0.0)
    0,           NSK_ONE(1),  NSK_ONE(2),  NSK_ONE(3),  NSK_ONE(4),  NSK_ONE(5),  NSK_ONE(6),  NSK_ONE(7),  NSK_ONE(8),
    NSK_ONE(9),  NSK_ONE(10), NSK_ONE(11), NSK_ONE(12), NSK_ONE(13), NSK_ONE(14), NSK_ONE(15), NSK_ONE(16), NSK_ONE(17),
    NSK_ONE(18), NSK_ONE(19), NSK_ONE(20), NSK_ONE(21), NSK_ONE(22), NSK_ONE(23), NSK_ONE(24), NSK_ONE(25), NSK_ONE(26),
    NSK_ONE(27), NSK_ONE(28), NSK_ONE(29), NSK_ONE(30), NSK_ONE(31), NSK_ONE(32), NSK_ONE(33), NSK_ONE(34), NSK_ONE(35),
    NSK_ONE(36), NSK_ONE(37), NSK_ONE(38), NSK_ONE(39), NSK_ONE(40)};

#define KERNEL_TEXT "LangevinMomentsKernels.inc"
#include "Variants.h"

void nsk_langevin_moments(nsk_variant variant, int memory, int64_t tiles, const double *curvature,
                          const double *variance, const nsk_langevin_step *steps, int64_t count, double *state,
                          double *sums) {
  NSK_DISPATCH(variant, langevin_moments, memory, tiles, curvature, variance, steps, count, state, sums);
}
