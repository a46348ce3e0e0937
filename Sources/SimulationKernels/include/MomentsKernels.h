#ifndef MOMENTS_KERNELS_H
#define MOMENTS_KERNELS_H

#include <stdint.h>
#include "KernelVariant.h"

/* Modes come in tiles of 32. A tile's state is six rows of 32 doubles, the numbers rounded to double and what the rounding
 * left: E w^2, E wv, E v^2 (high), then the same (low). Arrays over modes are padded to whole tiles (0 there) and, like the
 * state and the workspace, 64-byte aligned. */
enum { NSK_MOMENT_TILE = 32, NSK_MOMENT_LANES = 8, NSK_MOMENT_STATE = 6 * NSK_MOMENT_TILE };

/* Doubles of the workspace of one call: the powers 2^j of a tile's transition, and its last few others. */
enum { NSK_MOMENT_RECENT = 4, NSK_MOMENT_WORKSPACE = (63 + NSK_MOMENT_RECENT) * 14 * NSK_MOMENT_TILE };

/* `count` updates v <- m v + G, w <- w - rate (p G + q v), where G has the mean (scale * curvature[i] + decay) w and the
 * variance share * variance[i]. */
typedef struct {
  double learning_rate, momentum, gradient_weight, velocity_weight;
  double gradient_scale, weight_decay, share;
  int64_t count;
  /* NSK_MOMENTS_POWER: by powers of the transition, with twice the digits; count > 0.
   * NSK_MOMENTS_SINGLE: one update in doubles.
   * NSK_MOMENTS_RECORD: no update; adds 1/2 sum of curvature E w^2 to the next 8 lanes of `sums`. */
  int64_t kind;
} nsk_moment_step;

enum { NSK_MOMENTS_POWER = 0, NSK_MOMENTS_SINGLE = 1, NSK_MOMENTS_RECORD = 2 };

/* Carries out the steps for each tile. sums[records][8] is added to in the order of the tiles. */
void nsk_moments(nsk_variant variant, int64_t tiles, const double *curvature, const double *variance,
                 const nsk_moment_step *steps, int64_t count, double *state, double *sums, double *workspace);

#endif
