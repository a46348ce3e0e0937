#ifndef NETWORK_KERNELS_H
#define NETWORK_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "KernelVariant.h"

/// The number of replicates of a network that are advanced together, one a lane. Where registers hold more, they hold two
/// units of each.
enum { NSK_NETWORK_LANES = 8 };

/// A fully connected network, advanced for NSK_NETWORK_LANES replicates at once.
///
/// Every array of floats marked "lanes" is [index][lane] and aligned to 64 bytes: lane l belongs to replicate l. The
/// parameters are, layer by layer, the weights [input][unit] and the biases [unit], the units padded to an even number.
typedef struct {
  /// Layers of weights: hidden layers + 1.
  int32_t layers;
  /// 1 for ReLU, 0 for tanh, between layers.
  int32_t relu;
  /// layers + 1 numbers: features, units of each hidden layer, classes.
  const int32_t *widths;
} nsk_network;

/// Inputs [row][feature], labels [row], and for squared error what the outputs should be, targets [row][output]. Without
/// targets (NULL) the loss is the cross-entropy; without labels (NULL, only with targets) there is no accuracy.
typedef struct {
  const float *inputs;
  const uint8_t *labels;
  const float *targets;
} nsk_network_examples;

/// What an update changes (lanes): parameters, the velocity or Adam's mean, Adam's mean square, and the gradient.
typedef struct {
  float *parameters, *velocity, *square, *gradient;
} nsk_network_state;

/// g is s times the gradient, plus λ w.
/// NSK_LINEAR: v ← m v + g, w ← w − ε (p g + q v).
/// NSK_ADAM: a ← β₁ a + (1 − β₁) g, s ← β₂ s + (1 − β₂) g², w ← w − ε (a c₁)/(√(s c₂) + δ), with c = 1/(1 − βᵏ) at update k.
/// With a decay d outside of g, w ← w − d w comes before the step.
typedef struct {
  enum { NSK_LINEAR = 0, NSK_ADAM = 1 } kind;
  /// ε; m, p and q; β₁, β₂, c₁, c₂ and δ.
  float learning_rate;
  float momentum, gradient_weight, velocity_weight;
  float beta1, beta2, correction1, correction2, delta;
  /// s, λ and d; 1, 0 and 0 change no bit.
  float gradient_scale, weight_decay, decoupled_decay;
} nsk_network_rule;

/// Floats of the parameters and of each other array of the state.
size_t nsk_network_size(const nsk_network *network);

/// Floats of working memory that the functions below need; zeros at first.
size_t nsk_network_scratch(const nsk_network *network);

/// One update with the gradient of the mean loss over `count` examples, each lane its own: example e of lane l is
/// row batch[e · NSK_NETWORK_LANES + l]. The sum over examples is made in their order.
///
/// With weights (else NULL) the gradient is that of the sum over examples of weight times cross-entropy instead:
/// weights[e · NSK_NETWORK_LANES + l], with NSK_NETWORK_LANES more numbers after the last.
///
/// With gates (lanes, else NULL), parameters, a hidden unit of ReLU is open for an example where it would be with those: within
/// such a linear piece of the network the gradient is smooth.
///
/// Without a rule (NULL) nothing is changed but the gradient, which is then complete; with one the gradient is working
/// memory.
void nsk_network_update(nsk_variant variant, const nsk_network *network, const nsk_network_state *state,
                        const nsk_network_rule *rule, const nsk_network_examples *examples, const int32_t *batch,
                        const float *weights, const float *gates, ptrdiff_t count, float *scratch);

/// squares[l] += Σ over examples of |∇ℓ|², the squared lengths of the gradients of single examples by the parameters; the
/// first `count` rows, the same for all lanes.
void nsk_network_gradient_squares(nsk_variant variant, const nsk_network *network, const float *parameters,
                                  const nsk_network_examples *examples, ptrdiff_t count, double *squares,
                                  float *scratch);

/// losses[l] += the losses of the first `count` rows, correct[l] += how many have the label as the (first)
/// largest output; the same rows for all lanes.
void nsk_network_evaluate(nsk_variant variant, const nsk_network *network, const float *parameters,
                          const nsk_network_examples *examples, ptrdiff_t count, double *losses, int64_t *correct,
                          float *scratch);

/// The elementary functions of the kernels, for `count` values in place, a multiple of 16.
typedef enum { NSK_TANH = 0, NSK_EXP = 1, NSK_LOG = 2 } nsk_function;
void nsk_network_apply(nsk_variant variant, nsk_function function, float *values, ptrdiff_t count);

/// c ← a b + c, rounded once: what sums of the kernels are made of, for `count` values, a multiple of 16.
void nsk_network_add_products(nsk_variant variant, const float *a, const float *b, float *c, ptrdiff_t count);

#endif
