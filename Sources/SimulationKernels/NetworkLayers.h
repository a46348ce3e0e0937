/* The layers, forward and backward, a block of examples at a time. */

static inline ptrdiff_t VARIANT(layer_size)(const nsk_network *network, int layer) {
  return (ptrdiff_t)(network->widths[layer] + 1) * network->widths[layer + 1] * NSK_LANES;
}

static void VARIANT(activate)(float *values, ptrdiff_t count, int relu) {
  FLOATS *x = (FLOATS *)values;
  if (relu)
    for (ptrdiff_t i = 0; i < count * PARTS; i++) x[i] = x[i] < 0.0f ? (FLOATS)0.0f : x[i];
  else
    for (ptrdiff_t i = 0; i < count * PARTS; i++) VARIANT(hyperbolic_tangent)(x + i);
}

/* activation ← by_activation · slope, the slope told from the activation: 1 − h² (tanh), 0 or 1 (ReLU). */
static void VARIANT(through_activation)(float *activation, const float *by_activation, ptrdiff_t count, int relu) {
  FLOATS *h = (FLOATS *)activation;
  const FLOATS *d = (const FLOATS *)by_activation;
  if (relu)
    for (ptrdiff_t i = 0; i < count * PARTS; i++) h[i] = h[i] > 0.0f ? d[i] : (FLOATS)0.0f;
  else
    for (ptrdiff_t i = 0; i < count * PARTS; i++) h[i] = d[i] * (1.0f - h[i] * h[i]);
}

/* out[example][unit] = biases + weights · in, one layer; `is_scalar`: in[example][input] is the same for all lanes. */
static void VARIANT(layer_forward)(const float *weights, const float *in, float *out, ptrdiff_t inputs, ptrdiff_t units,
                                   ptrdiff_t count, int is_scalar) {
  const float *biases = weights + inputs * units * NSK_LANES;
  for (ptrdiff_t e = 0; e < count; e++)
    memcpy(out + e * units * NSK_LANES, biases, (size_t)(units * NSK_LANES) * sizeof(float));
  const VARIANT(matrices) m = {.a = in, .b = weights, .c = out, .a_row = inputs, .a_depth = 1, .b_column = inputs,
                               .b_depth = 1, .c_row = units, .c_column = 1};
  if (is_scalar)
    VARIANT(product_of_scalars)(&m, count, units, inputs, 0);
  else
    VARIANT(product)(&m, count, units, inputs, 0);
}

/* Leaves the activations of all layers one after another in `activations`; returns the outputs. */
static float *VARIANT(forward)(const nsk_network *network, const float *parameters, const float *in, int is_scalar,
                               ptrdiff_t count, float *activations) {
  float *out = activations;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    VARIANT(layer_forward)(parameters, in, out, inputs, units, count, is_scalar && layer == 0);
    if (layer + 1 == network->layers) break;
    VARIANT(activate)(out, count * units, network->relu);
    parameters += VARIANT(layer_size)(network, layer);
    in = out;
    out += NSK_BLOCK * units * NSK_LANES;
  }
  return out;
}

/* Adds (or, `overwrites`, sets) one layer's part of the gradient: weights Σ_e δ(e, unit) in(e, input), biases Σ_e δ. */
static void VARIANT(layer_gradient)(const float *in, const float *deltas, float *gradient, ptrdiff_t inputs,
                                    ptrdiff_t units, ptrdiff_t count, int overwrites) {
  const VARIANT(matrices) m = {.a = in, .b = deltas, .c = gradient, .a_row = 1, .a_depth = inputs, .b_column = 1,
                               .b_depth = units, .c_row = 1, .c_column = inputs};
  VARIANT(product)(&m, inputs, units, count, overwrites);
  FLOATS *biases = (FLOATS *)(gradient + inputs * units * NSK_LANES);
  const FLOATS *d = (const FLOATS *)deltas;
  for (ptrdiff_t i = 0; i < units * PARTS; i++) {
    FLOATS sum = overwrites ? (FLOATS)0.0f : biases[i];
    for (ptrdiff_t e = 0; e < count; e++) sum = sum + d[e * units * PARTS + i];
    biases[i] = sum;
  }
}

/* `outputs` holds the gradient by the outputs; the activations are overwritten by the gradients by what made them. */
static void VARIANT(backward)(const nsk_network *network, const float *parameters, const float *block, float *outputs,
                              float *spare, ptrdiff_t count, float *gradient, int overwrites) {
  ptrdiff_t offset = 0;
  for (int layer = 0; layer + 1 < network->layers; layer++) offset += VARIANT(layer_size)(network, layer);
  float *deltas = outputs;
  for (int layer = network->layers - 1; layer >= 0; layer--) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    float *below = deltas - NSK_BLOCK * inputs * NSK_LANES;
    VARIANT(layer_gradient)(layer == 0 ? block : below, deltas, gradient + offset, inputs, units, count, overwrites);
    if (layer == 0) break;
    const VARIANT(matrices) m = {.a = deltas, .b = parameters + offset, .c = spare, .a_row = units, .a_depth = 1,
                                 .b_column = 1, .b_depth = inputs, .c_row = inputs, .c_column = 1};
    VARIANT(product)(&m, count, inputs, units, 1);
    VARIANT(through_activation)(below, spare, count * inputs, network->relu);
    offset -= VARIANT(layer_size)(network, layer - 1);
    deltas = below;
  }
}

static void VARIANT(gradient)(const nsk_network *network, const float *parameters, float *gradient, const float *inputs,
                              const uint8_t *labels, const int32_t *examples, ptrdiff_t count, float *scratch) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  int32_t *targets = (int32_t *)scratch;
  float *block = scratch + NSK_BLOCK * NSK_LANES;
  float *activations = block + NSK_BLOCK * features * NSK_LANES;
  for (ptrdiff_t start = 0; start < count; start += NSK_BLOCK) {
    const ptrdiff_t left = count - start, size = left < NSK_BLOCK ? left : NSK_BLOCK;
    VARIANT(gather)(inputs, labels, features, examples + start * NSK_LANES, size, left, block, targets);
    float *outputs = VARIANT(forward)(network, parameters, block, 0, size, activations);
    VARIANT(softmax_gradient)(outputs, targets, classes, size, 1.0f / (float)count);
    float *spare = outputs + NSK_BLOCK * classes * NSK_LANES;
    VARIANT(backward)(network, parameters, block, outputs, spare, size, gradient, start == 0);
  }
}

static void VARIANT(evaluate)(const nsk_network *network, const float *parameters, const float *inputs,
                              const uint8_t *labels, ptrdiff_t count, double *losses, int64_t *correct,
                              float *scratch) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  for (ptrdiff_t start = 0; start < count; start += NSK_BLOCK) {
    const ptrdiff_t left = count - start, size = left < NSK_BLOCK ? left : NSK_BLOCK;
    const float *outputs = VARIANT(forward)(network, parameters, inputs + start * features, 1, size, scratch);
    VARIANT(softmax_metrics)(outputs, labels + start, classes, size, losses, correct);
  }
}
