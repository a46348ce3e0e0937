/* All layers, forward and backward, a block of examples at a time. */

/* Leaves the activations of all layers one after another in `activations`; returns the outputs. `gates` (or NULL): the
 * activations that say which units of ReLU are open. */
static float *VARIANT(forward)(const nsk_network *network, const float *parameters, const float *in, int is_scalar,
                               ptrdiff_t count, float *activations, const float *gates) {
  float *out = activations;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    VARIANT(layer_forward)(parameters, in, out, inputs, units, count, is_scalar && layer == 0);
    if (layer + 1 == network->layers) break;
    for (ptrdiff_t e = 0; e < count; e++)
      VARIANT(activate)(out + e * nsk_row(units), gates ? gates + e * nsk_row(units) : NULL, nsk_floats(units),
                        network->relu);
    parameters += VARIANT(layer_size)(network, layer);
    in = out;
    out += NSK_BLOCK * nsk_row(units);
    if (gates) gates += NSK_BLOCK * nsk_row(units);
  }
  return out;
}

/* `outputs` holds the gradient by the outputs; the activations are overwritten by the gradients by what made them.
 * `turned`: the end of the turned weights, layer by layer from the second. `gates` (or NULL): the outputs behind the activations that
 * say which units of ReLU are open. */
static void VARIANT(backward)(const nsk_network *network, const VARIANT(turn) * turn, const float *block,
                              float *outputs, const float *turned, float *spare, ptrdiff_t count,
                              const float *gates) {
  ptrdiff_t offset = 0;
  for (int layer = 0; layer + 1 < network->layers; layer++) offset += VARIANT(layer_size)(network, layer);
  float *deltas = outputs;
  for (int layer = network->layers - 1; layer > 0; layer--) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    float *below = deltas - NSK_BLOCK * nsk_row(inputs);
    turned -= units * nsk_floats(inputs);
    if (gates) gates -= NSK_BLOCK * nsk_row(inputs);
    VARIANT(layer_backward)(turned, deltas, spare, inputs, units, count);
    VARIANT(use_gradient)(turn, offset, below, deltas, inputs, units, count);
    for (ptrdiff_t e = 0; e < count; e++)
      VARIANT(through_activation)(below + e * nsk_row(inputs), spare + e * nsk_row(inputs),
                                  gates ? gates + e * nsk_row(inputs) : NULL, nsk_floats(inputs), network->relu);
    offset -= VARIANT(layer_size)(network, layer - 1);
    deltas = below;
  }
  VARIANT(use_gradient)(turn, offset, block, deltas, network->widths[0], network->widths[1], count);
}

/* The turned weights of every layer but the first, one after another; returns their end. */
static const float *VARIANT(turn_all_weights)(const nsk_network *network, const float *weights, float *turned) {
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    if (layer > 0) {
      VARIANT(turn_weights)(weights, turned, inputs, units);
      turned += units * nsk_floats(inputs);
    }
    weights += VARIANT(layer_size)(network, layer);
  }
  return turned;
}

/* outputs ← the gradient by the outputs of scale · Σ loss, or with weights (else NULL) of Σ weight · loss. */
static void VARIANT(loss_gradient)(float *outputs, ptrdiff_t row, const nsk_network_examples *from,
                                   const int32_t *targets, ptrdiff_t classes, ptrdiff_t count, float scale,
                                   const float *weights) {
  if (from->targets)
    VARIANT(squared_gradient)(outputs, row, from->targets, targets, classes, count, scale, weights);
  else
    VARIANT(softmax_gradient)(outputs, row, targets, classes, count, scale, weights);
}

static void VARIANT(update)(const nsk_network *network, const nsk_network_state *state, const nsk_network_rule *rule,
                            const nsk_network_examples *from, const int32_t *batch, const float *weights,
                            const float *gates, ptrdiff_t count, const nsk_workspace *work) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  const float *turned = VARIANT(turn_all_weights)(network, state->parameters, work->turned);
  for (ptrdiff_t start = 0, size; start < count; start += size) {
    const ptrdiff_t left = count - start;
    size = nsk_share(left, NSK_BLOCK);
    VARIANT(gather)(from, features, batch + start * NSK_NETWORK_LANES, size, left, work->block, nsk_row(features),
                    work->targets);
    const float *gated =
        gates ? VARIANT(forward)(network, gates, work->block, 0, size, work->gates, NULL) : NULL;
    float *outputs = VARIANT(forward)(network, state->parameters, work->block, 0, size, work->activations,
                                      gates ? work->gates : NULL);
    VARIANT(loss_gradient)(outputs, nsk_row(classes), from, work->targets, classes, size, 1.0f / (float)count,
                           weights ? weights + start * NSK_NETWORK_LANES : NULL);
    const VARIANT(turn) turn = {.is_first = start == 0, .is_last = size == left, .rule = rule, .state = state,
                                .strip = work->strip};
    VARIANT(backward)(network, &turn, work->block, outputs, turned, work->spare, size, gated);
  }
}

static void VARIANT(gradient_squares)(const nsk_network *network, const float *parameters,
                                      const nsk_network_examples *from, ptrdiff_t count, double *squares,
                                      const nsk_workspace *work) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  const float *turned = VARIANT(turn_all_weights)(network, parameters, work->turned);
  int32_t rows[NSK_BLOCK * NSK_NETWORK_LANES];
  for (ptrdiff_t start = 0, size; start < count; start += size) {
    size = nsk_share(count - start, NSK_BLOCK);
    for (ptrdiff_t i = 0; i < size * NSK_NETWORK_LANES; i++) rows[i] = (int32_t)(start + i / NSK_NETWORK_LANES);
    VARIANT(gather)(from, features, rows, size, size, work->block, nsk_row(features), work->targets);
    float *outputs = VARIANT(forward)(network, parameters, work->block, 0, size, work->activations, NULL);
    VARIANT(loss_gradient)(outputs, nsk_row(classes), from, work->targets, classes, size, 1.0f, NULL);
    const VARIANT(turn) turn = {.squares = squares};
    VARIANT(backward)(network, &turn, work->block, outputs, turned, work->spare, size, NULL);
  }
}

static void VARIANT(evaluate)(const nsk_network *network, const float *parameters, const nsk_network_examples *from,
                              ptrdiff_t count, double *losses, int64_t *correct, const nsk_workspace *work) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  for (ptrdiff_t start = 0, size; start < count; start += size) {
    size = nsk_share(count - start, NSK_BLOCK);
    const float *in = from->inputs + start * features;
    const float *outputs = VARIANT(forward)(network, parameters, in, 1, size, work->activations, NULL);
    if (from->targets)
      VARIANT(squared_metrics)(outputs, nsk_row(classes), from, start, classes, size, losses, correct);
    else
      VARIANT(softmax_metrics)(outputs, nsk_row(classes), from->labels + start, classes, size, losses, correct);
  }
}
