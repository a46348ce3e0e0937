#ifndef RESHUFFLED_KERNELS_H
#define RESHUFFLED_KERNELS_H

#include <stdint.h>
#include "KernelVariant.h"
#include "MomentsKernels.h"

/* Tiles, padding and alignment as in MomentsKernels.h. A tile's state is ten rows of 32 doubles: E w^2, E wv, E v^2, E wR,
 * E vR (high), then the same (low). R is what the noise of the rest of the epoch, summed over its examples, adds up to. */
enum { NSK_RESHUFFLED_STATE = 10 * NSK_MOMENT_TILE };

/* Doubles of the workspace of one call. */
enum { NSK_RESHUFFLED_WORKSPACE = (63 + NSK_MOMENT_RECENT) * 18 * NSK_MOMENT_TILE };

/* A number of twice the digits. */
typedef struct {
  double high, low;
} nsk_wide;

/* `count` updates as those of nsk_moment_step, whose noise is tied. With x = (w, v), x' = A x + b g, b = (-rate (p + q), 1),
 * u the sum over j < count of A^j b, M that of (A^j b - u/count)(A^j b - u/count)', and c the variance of a mode:
 *   P -> A^count P A^count' + share (A^count E[xR] u' + its transpose) + c (spread M + own u u')
 *   E[xR] -> kept A^count E[xR] - c taken u */
typedef struct {
  double learning_rate, momentum, gradient_weight, velocity_weight;
  double gradient_scale, weight_decay;
  nsk_wide share, spread, own, kept, taken;
  int64_t count;
  /* NSK_RESHUFFLED_LEAP, or NSK_RESHUFFLED_RECORD: no update; adds 1/2 sum of curvature E w^2 to the next 8 lanes of `sums`. */
  int64_t kind;
} nsk_reshuffled_step;

enum { NSK_RESHUFFLED_LEAP = 0, NSK_RESHUFFLED_RECORD = 1 };

/* Carries out the steps for each tile. sums[records][8] is added to in the order of the tiles. */
void nsk_reshuffled(nsk_variant variant, int64_t tiles, const double *curvature, const double *variance,
                    const nsk_reshuffled_step *steps, int64_t count, double *state, double *sums, double *workspace);

#endif
