#ifndef LANGEVIN_MOMENTS_KERNELS_H
#define LANGEVIN_MOMENTS_KERNELS_H

#include <stdint.h>
#include "KernelVariant.h"

/* The second moments of a quadratic's modes under its stochastic differential equation, over times so short that series
 * converge. Tiles, state and padding as in MomentsKernels.h; the low rows are not used.
 *
 * With gamma, theta, and the noise D c of dv = ... + sqrt(D c) dW / theta, over a time t:
 *   with memory   x = t / theta <= 2, (curvature + decay) * pull <= 4
 *   overdamped    (curvature + decay) * pull <= 4 */
typedef struct {
  /* NSK_LANGEVIN_MOVE, NSK_LANGEVIN_ASIDE (records the loss after the time, and stays), or NSK_LANGEVIN_RESCALE. */
  int64_t kind;
  /* Terms of the series of the noise. */
  int64_t orders;
  /* Added to the curvature of the loss. */
  double weight_decay;
  /* With memory gamma t^2 / theta, overdamped 2 gamma t. */
  double pull;
  /* With memory: x, exp(-x / 2) and gamma t. */
  double ratio, damping, drift;
  /* With memory: D / theta^2 times gamma^2 t^3, gamma t^2 and t. Overdamped, ww alone: gamma^2 D t. */
  double noise_ww, noise_wv, noise_vv;
  /* RESCALE: v is multiplied by this. */
  double rescale;
} nsk_langevin_step;

enum { NSK_LANGEVIN_MOVE = 0, NSK_LANGEVIN_ASIDE = 1, NSK_LANGEVIN_RESCALE = 2, NSK_LANGEVIN_ORDERS = 40 };

/* Carries out the steps for each tile. sums[asides][8] is added to in the order of the tiles. */
void nsk_langevin_moments(nsk_variant variant, int memory, int64_t tiles, const double *curvature,
                          const double *variance, const nsk_langevin_step *steps, int64_t count, double *state,
                          double *sums);

#endif
