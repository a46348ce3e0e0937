#ifndef NETWORK_KERNELS_H
#define NETWORK_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "KernelVariant.h"

/// A fully connected softmax classifier, advanced for NSK_LANES replicates at once.
///
/// Every array of floats marked "lanes" is [index][NSK_LANES] and aligned to 64 bytes: lane l belongs to replicate l. The
/// parameters are, layer by layer, the weights [unit][input] and the biases [unit].
typedef struct {
  /// Layers of weights: hidden layers + 1.
  int32_t layers;
  /// 1 for ReLU, 0 for tanh, between layers.
  int32_t relu;
  /// layers + 1 numbers: features, units of each hidden layer, classes.
  const int32_t *widths;
} nsk_network;

/// Floats of working memory that the functions below need.
size_t nsk_network_scratch(const nsk_network *network);

/// gradient (lanes, overwritten) = gradient of the mean cross-entropy over `count` examples, each lane its own:
/// example e of lane l is row examples[e · NSK_LANES + l] of `inputs` [row][feature] and `labels` [row].
/// The sum over examples is made in their order.
void nsk_network_gradient(nsk_variant variant, const nsk_network *network, const float *parameters, float *gradient,
                          const float *inputs, const uint8_t *labels, const int32_t *examples, ptrdiff_t count,
                          float *scratch);

/// losses[l] += the cross-entropies of the first `count` rows, correct[l] += how many have the label as the (first)
/// largest output; the same rows for all lanes.
void nsk_network_evaluate(nsk_variant variant, const nsk_network *network, const float *parameters, const float *inputs,
                          const uint8_t *labels, ptrdiff_t count, double *losses, int64_t *correct, float *scratch);

/// v ← m v + g, w ← w − ε (p g + q v) for `count` parameters (lanes).
void nsk_network_step_linear(nsk_variant variant, float *parameters, float *velocity, const float *gradient,
                             ptrdiff_t count, float learning_rate, float momentum, float gradient_weight,
                             float velocity_weight);

/// a ← β₁ a + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², w ← w − ε (a c₁)/(√(s c₂) + δ), with c = 1/(1 − βᵏ) at update k.
void nsk_network_step_adam(nsk_variant variant, float *parameters, float *mean, float *square, const float *gradient,
                           ptrdiff_t count, float learning_rate, float beta1, float beta2, float correction1,
                           float correction2, float delta);

/// The elementary functions of the kernels, for `count` · NSK_LANES values in place.
typedef enum { NSK_TANH = 0, NSK_EXP = 1, NSK_LOG = 2 } nsk_function;
void nsk_network_apply(nsk_variant variant, nsk_function function, float *values, ptrdiff_t count);

#endif
