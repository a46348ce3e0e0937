#include "QuadraticKernels.h"

#include <stddef.h>

#define KERNEL_TEXT "QuadraticKernels.inc"
#include "Variants.h"

void nsk_gaussians(nsk_variant variant, const uint64_t *keys, uint64_t position, uint32_t extra, int64_t blocks,
                   float *out) {
  NSK_DISPATCH(variant, gaussians, keys, position, extra, blocks, out);
}

void nsk_random_bits(nsk_variant variant, const uint64_t *keys, uint64_t position, uint32_t extra, int64_t blocks,
                     uint32_t *out) {
  NSK_DISPATCH(variant, random_bits, keys, position, extra, blocks, out);
}

void nsk_gaussian_sums(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                       float *sums) {
  NSK_DISPATCH(variant, gaussian_sums, keys, first, count, blocks, sums);
}

void nsk_quadratic_linear(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                          const double *pull, const double *noise, const nsk_linear_rule *rule,
                          const nsk_bridge_step *bridge, double *w, double *v, double *rest) {
  NSK_DISPATCH(variant, linear, keys, first, count, blocks, pull, noise, rule, bridge, w, v, rest);
}

void nsk_quadratic_adam(nsk_variant variant, const uint64_t *keys, uint64_t first, int64_t count, int64_t blocks,
                        const double *pull, const double *noise, const nsk_adam_rule *rule,
                        const nsk_adam_step *steps, const nsk_bridge_step *bridge, double *w, double *a, double *s,
                        double *rest) {
  NSK_DISPATCH(variant, adam, keys, first, count, blocks, pull, noise, rule, steps, bridge, w, a, s, rest);
}

void nsk_quadratic_loss(nsk_variant variant, int64_t modes, const double *curvature, const double *w, double *loss) {
  NSK_DISPATCH(variant, quadratic_loss, modes, curvature, w, loss);
}

void nsk_langevin_overdamped(nsk_variant variant, int64_t modes, const double *phi, const double *sigma,
                             const float *z, double *w) {
  NSK_DISPATCH(variant, langevin_overdamped, modes, phi, sigma, z, w);
}

void nsk_langevin(nsk_variant variant, int64_t modes, const double *phi, const double *chol, const float *z, double *w,
                  double *v) {
  NSK_DISPATCH(variant, langevin, modes, phi, chol, z, w, v);
}
