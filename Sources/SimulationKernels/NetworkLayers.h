/* One layer, forward and backward, for a block of examples. */

/* Floats of a layer's weights and biases. */
static inline ptrdiff_t VARIANT(layer_size)(const nsk_network *network, int layer) {
  return (ptrdiff_t)(network->widths[layer] + 1) * nsk_floats(network->widths[layer + 1]);
}

/* ReLU lets through what is above 0, or with gates (else NULL) what they are above 0 for. */
static void VARIANT(activate)(float *values, const float *gates, ptrdiff_t count, int relu) {
  FLOATS *x = (FLOATS *)values;
  const FLOATS *gate = (const FLOATS *)gates;
  if (relu && gates)
    for (ptrdiff_t i = 0; i < count / PART; i++) x[i] = gate[i] > 0.0f ? x[i] : (FLOATS)0.0f;
  else if (relu)
    for (ptrdiff_t i = 0; i < count / PART; i++) x[i] = x[i] < 0.0f ? (FLOATS)0.0f : x[i];
  else
    for (ptrdiff_t i = 0; i < count / PART; i++) VARIANT(hyperbolic_tangent)(x + i);
}

/* activation ← by_activation · slope, the slope told from the activation, or from gates (else NULL): 1 − h² (tanh), 0 or 1
 * (ReLU). */
static void VARIANT(through_activation)(float *activation, const float *by_activation, const float *gates,
                                        ptrdiff_t count, int relu) {
  FLOATS *h = (FLOATS *)activation;
  const FLOATS *d = (const FLOATS *)by_activation, *gate = gates ? (const FLOATS *)gates : h;
  if (relu)
    for (ptrdiff_t i = 0; i < count / PART; i++) h[i] = gate[i] > 0.0f ? d[i] : (FLOATS)0.0f;
  else
    for (ptrdiff_t i = 0; i < count / PART; i++) h[i] = d[i] * (1.0f - h[i] * h[i]);
}

/* out[example][unit] = biases + weights · in; `is_scalar`: in[example][input] is the same for all lanes. */
static void VARIANT(layer_forward)(const float *weights, const float *in, float *out, ptrdiff_t inputs, ptrdiff_t units,
                                   ptrdiff_t count, int is_scalar) {
  const ptrdiff_t floats = nsk_floats(units);
  VARIANT(matrices) m = {.a = in, .b = weights, .c = out, .start = weights + inputs * floats, .a_row = nsk_row(inputs),
                         .a_depth = NSK_NETWORK_LANES, .b_row = floats, .c_row = nsk_row(units), .start_row = 0};
  if (is_scalar) {
    m.a_row = inputs;
    m.a_depth = 1;
    VARIANT(product_of_scalars)(&m, count, floats / COLUMN, inputs);
  } else {
    VARIANT(product)(&m, count, floats / COLUMN, inputs);
  }
}

/* out[unit][input] from [input][unit], inputs padded with 0. */
static void VARIANT(turn_weights)(const float *weights, float *out, ptrdiff_t inputs, ptrdiff_t units) {
  for (ptrdiff_t unit = 0; unit < units; unit++)
    for (ptrdiff_t input = 0; input * NSK_NETWORK_LANES < nsk_floats(inputs); input++, out += NSK_NETWORK_LANES)
      *(LANES *)out = input < inputs
                          ? *(const LANES *)(weights + input * nsk_floats(units) + unit * NSK_NETWORK_LANES)
                          : (LANES)0.0f;
}

/* out[example][input] = Σ_unit deltas(example, unit) weights(unit, input). */
static void VARIANT(layer_backward)(const float *turned, const float *deltas, float *out, ptrdiff_t inputs,
                                    ptrdiff_t units, ptrdiff_t count) {
  const VARIANT(matrices) m = {.a = deltas, .b = turned, .c = out, .start = NULL, .a_row = nsk_row(units),
                               .a_depth = NSK_NETWORK_LANES, .b_row = nsk_floats(inputs), .c_row = nsk_row(inputs)};
  VARIANT(product)(&m, count, nsk_floats(inputs) / COLUMN, units);
}

/* A block's part of a batch: the first sets the gradient, others add to it, and after the last the optimiser steps. */
typedef struct {
  int is_first, is_last;
  const nsk_network_rule *rule;
  const nsk_network_state *state;
  /* The gradient of a few inputs, where it is not kept. */
  float *strip;
  /* Not NULL: nothing is added or stepped but these, the squared lengths of single examples' gradients. */
  double *squares;
} VARIANT(turn);

/* The gradient of one layer, whose parameters begin at `offset`, a few inputs at a time: weights
 * Σ_e δ(e, unit) in(e, input), biases Σ_e δ. Where the batch is one block it goes straight to the optimiser. */
static void VARIANT(layer_gradient)(const VARIANT(turn) * turn, ptrdiff_t offset, const float *in, const float *deltas,
                                    ptrdiff_t inputs, ptrdiff_t units, ptrdiff_t count) {
  const ptrdiff_t floats = nsk_floats(units), row = nsk_row(units);
  const int steps = turn->is_last && turn->rule, is_kept = !(steps && turn->is_first);
  for (ptrdiff_t input = 0, height; input < inputs; input += height, offset += height * floats) {
    height = nsk_share(inputs - input, NSK_STRIP);
    float *gradient = is_kept ? turn->state->gradient + offset : turn->strip;
    const VARIANT(matrices) m = {.a = in + input * NSK_NETWORK_LANES, .b = deltas, .c = gradient,
                                 .start = turn->is_first ? NULL : gradient, .a_row = NSK_NETWORK_LANES,
                                 .a_depth = nsk_row(inputs), .b_row = row, .c_row = floats, .start_row = floats};
    VARIANT(product)(&m, height, floats / COLUMN, count);
    if (steps) VARIANT(step)(turn->rule, turn->state, offset, gradient, height * floats);
  }
  float *gradient = is_kept ? turn->state->gradient + offset : turn->strip;
  for (ptrdiff_t i = 0; i < floats; i += PART) {
    FLOATS sum = turn->is_first ? (FLOATS)0.0f : *(FLOATS *)(gradient + i);
    for (ptrdiff_t e = 0; e < count; e++) sum = sum + *(const FLOATS *)(deltas + e * row + i);
    *(FLOATS *)(gradient + i) = sum;
  }
  if (steps) VARIANT(step)(turn->rule, turn->state, offset, gradient, floats);
}

/* squares[lane] += Σ_e |δ(e)|² (|in(e)|² + 1): what one layer's weights, δ inᵀ, and biases, δ, add to |∇ℓ|². */
static void VARIANT(layer_squares)(double *squares, const float *in, const float *deltas, ptrdiff_t inputs,
                                   ptrdiff_t units, ptrdiff_t count) {
  for (ptrdiff_t e = 0; e < count; e++) {
    const LANES *x = (const LANES *)(in + e * nsk_row(inputs)), *d = (const LANES *)(deltas + e * nsk_row(units));
    LANES length = 1.0f, by_output = 0.0f;
    for (ptrdiff_t i = 0; i < inputs; i++) length = length + x[i] * x[i];
    for (ptrdiff_t i = 0; i < units; i++) by_output = by_output + d[i] * d[i];
    for (int lane = 0; lane < NSK_NETWORK_LANES; lane++)
      squares[lane] += (double)length[lane] * (double)by_output[lane];
  }
}

static void VARIANT(use_gradient)(const VARIANT(turn) * turn, ptrdiff_t offset, const float *in, const float *deltas,
                                  ptrdiff_t inputs, ptrdiff_t units, ptrdiff_t count) {
  if (turn->squares)
    VARIANT(layer_squares)(turn->squares, in, deltas, inputs, units, count);
  else
    VARIANT(layer_gradient)(turn, offset, in, deltas, inputs, units, count);
}
