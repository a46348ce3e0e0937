#ifndef QUADRATIC_KERNELS_H
#define QUADRATIC_KERNELS_H

#include <stdint.h>
#include "KernelVariant.h"

/* All arrays of replicates are [item][NSK_LANES], 64-byte aligned. Modes come in blocks of four: arrays over modes are
 * padded to a multiple of 4 (curvature, pull and noise 0 there). */

/* Standard Gaussians by Philox4x32-10 and Box-Muller in single precision: out[4 * blocks][lanes]. The random bits of
 * block b have the counter (position low, position high, b, extra) and the lane's key. */
void nsk_gaussians(nsk_variant variant, const uint64_t *keys, uint64_t position, uint32_t extra, int64_t blocks,
                   float *out);

/* The sum over blocks and positions first ... first + count - 1 (extra 0) of the Gaussians of each lane, in single
 * precision: sums[lanes]. What drawing alone costs. */
void nsk_gaussian_sums(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                       float *sums);

/* The raw random bits: out[4 * blocks][lanes]. */
void nsk_random_bits(nsk_variant variant, const uint64_t *keys, uint64_t position, uint32_t extra, int64_t blocks,
                     uint32_t *out);

/* v <- m v + G, w <- w - rate (p G + q v), G = pull w + noise z. (p, q) is (1, any) or (0, 1); where q is 0, m
 * is 0 too. */
typedef struct {
  double learning_rate, momentum, gradient_weight, velocity_weight;
} nsk_linear_rule;

/* a <- b1 a + (1-b1) G, s <- b2 s + (1-b2) G^2, w <- kept w - rate a / (sqrt(s) + delta), rate and delta those of the
 * step. kept is 1 without a weight decay. */
typedef struct {
  double beta1, beta2, kept;
} nsk_adam_rule;

/* The bias corrections c = 1 - b^k of update k moved to the scalars: rate = epsilon sqrt(c2) / c1, delta sqrt(c2). */
typedef struct {
  double rate, delta;
} nsk_adam_step;

/* How the noise of an epoch's batches is tied to zero (reshuffling): with R the sum that the remaining examples must
 * have, the batch's sum is a R + sigma z and R becomes d R - sigma z; the noise is that sum * noise[i]. */
typedef struct {
  double remaining, kept, sigma;
} nsk_bridge_step;

/* Updates first ... first + count - 1 of a quadratic. pull[i] is the curvature of mode i, scaled and with what a weight
 * decay adds to it, noise[i] the standard deviation of its gradient (with a bridge: sqrt(c_i)/B). bridge is NULL for independent batches, else count steps with state rest[modes][lanes]. */
void nsk_quadratic_linear(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                          const double *pull, const double *noise, const nsk_linear_rule *rule,
                          const nsk_bridge_step *bridge, double *w, double *v, double *rest);

/* The same for Adam, with one step for each update. */
void nsk_quadratic_adam(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                        const double *pull, const double *noise, const nsk_adam_rule *rule,
                        const nsk_adam_step *steps, const nsk_bridge_step *bridge, double *w, double *a, double *s,
                        double *rest);

/* loss[lane] = 1/2 sum over modes of curvature w^2, in order of the modes. */
void nsk_quadratic_loss(nsk_variant variant, int64_t modes, const double *curvature, const double *w, double *loss);

/* w <- phi w + sigma z per mode, one coefficient pair a mode. */
void nsk_langevin_overdamped(nsk_variant variant, int64_t modes, const double *phi, const double *sigma,
                             const float *z, double *w);

/* (w, v) <- Phi (w, v) + L z, per mode: phi[mode][4] row major, chol[mode][3] = {l11, l21, l22}; z[2 * modes][lanes]. */
void nsk_langevin(nsk_variant variant, int64_t modes, const double *phi, const double *chol, const float *z, double *w,
                  double *v);

#endif
