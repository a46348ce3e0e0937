/* Entry points of the network kernels: each chooses the variant. */
#include "NetworkKernels.h"

#include <string.h>

/* Examples that go through the layers together. No result depends on it: the sums over examples go on from block to
 * block. A block of inputs should stay in the second-level cache between the forward and the backward pass. */
enum { NSK_BLOCK = 32 };

#define KERNEL_TEXT "NetworkText.h"
#include "Variants.h"

size_t nsk_network_scratch(const nsk_network *network) {
  size_t widest = 0, total = 0;
  for (int layer = 0; layer <= network->layers; layer++) {
    size_t width = (size_t)network->widths[layer];
    total += width;
    if (width > widest) widest = width;
  }
  /* Inputs and activations of every layer, one more activation for the backward pass, labels. */
  return (total + widest + 1) * NSK_BLOCK * NSK_LANES;
}

void nsk_network_gradient(nsk_variant variant, const nsk_network *network, const float *parameters, float *gradient,
                          const float *inputs, const uint8_t *labels, const int32_t *examples, ptrdiff_t count,
                          float *scratch) {
  NSK_DISPATCH(variant, gradient, network, parameters, gradient, inputs, labels, examples, count, scratch);
}

void nsk_network_evaluate(nsk_variant variant, const nsk_network *network, const float *parameters, const float *inputs,
                          const uint8_t *labels, ptrdiff_t count, double *losses, int64_t *correct, float *scratch) {
  NSK_DISPATCH(variant, evaluate, network, parameters, inputs, labels, count, losses, correct, scratch);
}

void nsk_network_step_linear(nsk_variant variant, float *parameters, float *velocity, const float *gradient,
                             ptrdiff_t count, float learning_rate, float momentum, float gradient_weight,
                             float velocity_weight) {
  NSK_DISPATCH(variant, step_linear, parameters, velocity, gradient, count, learning_rate, momentum, gradient_weight,
               velocity_weight);
}

void nsk_network_step_adam(nsk_variant variant, float *parameters, float *mean, float *square, const float *gradient,
                           ptrdiff_t count, float learning_rate, float beta1, float beta2, float correction1,
                           float correction2, float delta) {
  NSK_DISPATCH(variant, step_adam, parameters, mean, square, gradient, count, learning_rate, beta1, beta2, correction1,
               correction2, delta);
}

void nsk_network_apply(nsk_variant variant, nsk_function function, float *values, ptrdiff_t count) {
  NSK_DISPATCH(variant, apply, function, values, count);
}
