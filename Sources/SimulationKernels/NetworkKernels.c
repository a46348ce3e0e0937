/* Entry points of the network kernels: each chooses the variant. */
#include "NetworkKernels.h"

#include "NetworkWorkspace.h"

_Static_assert(NSK_NETWORK_LANES == 8, "the text's shuffles are written for 8 lanes");

#define KERNEL_TEXT "NetworkText.h"
#include "Variants.h"

size_t nsk_network_scratch(const nsk_network *network) {
  return nsk_workspace_lay_out(network).end;
}

size_t nsk_network_size(const nsk_network *network) {
  size_t size = 0;
  for (int layer = 0; layer < network->layers; layer++)
    size += (size_t)layer_size_baseline(network, layer);
  return size;
}

void nsk_network_update(nsk_variant variant, const nsk_network *network, const nsk_network_state *state,
                        const nsk_network_rule *rule, const nsk_network_examples *examples, const int32_t *batch,
                        const float *weights, const float *gates, ptrdiff_t count, float *scratch) {
  const nsk_workspace workspace = nsk_workspace_in(scratch, network);
  NSK_DISPATCH(variant, update, network, state, rule, examples, batch, weights, gates, count, &workspace);
}

void nsk_network_gradient_squares(nsk_variant variant, const nsk_network *network, const float *parameters,
                                  const nsk_network_examples *examples, ptrdiff_t count, double *squares,
                                  float *scratch) {
  const nsk_workspace workspace = nsk_workspace_in(scratch, network);
  NSK_DISPATCH(variant, gradient_squares, network, parameters, examples, count, squares, &workspace);
}

void nsk_network_evaluate(nsk_variant variant, const nsk_network *network, const float *parameters,
                          const nsk_network_examples *examples, ptrdiff_t count, double *losses, int64_t *correct,
                          float *scratch) {
  const nsk_workspace workspace = nsk_workspace_in(scratch, network);
  NSK_DISPATCH(variant, evaluate, network, parameters, examples, count, losses, correct, &workspace);
}

void nsk_network_apply(nsk_variant variant, nsk_function function, float *values, ptrdiff_t count) {
  NSK_DISPATCH(variant, apply, function, values, count);
}

void nsk_network_add_products(nsk_variant variant, const float *a, const float *b, float *c, ptrdiff_t count) {
  NSK_DISPATCH(variant, add_products, a, b, c, count);
}
