/* All layers, forward and backward, a block of examples at a time. */

/* Leaves the activations of all layers one after another in `activations`; returns the outputs. */
static float *VARIANT(forward)(const nsk_network *network, const float *parameters, const float *in, int is_scalar,
                               ptrdiff_t count, float *activations) {
  float *out = activations;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    VARIANT(layer_forward)(parameters, in, out, inputs, units, count, is_scalar && layer == 0);
    if (layer + 1 == network->layers) break;
    for (ptrdiff_t e = 0; e < count; e++)
      VARIANT(activate)(out + e * nsk_row(units), nsk_floats(units), network->relu);
    parameters += VARIANT(layer_size)(network, layer);
    in = out;
    out += NSK_BLOCK * nsk_row(units);
  }
  return out;
}

/* `outputs` holds the gradient by the outputs; the activations are overwritten by the gradients by what made them.
 * `turned`: the end of the turned weights, layer by layer from the second. */
static void VARIANT(backward)(const nsk_network *network, const VARIANT(turn) * turn, const float *block,
                              float *outputs, const float *turned, float *spare, ptrdiff_t count) {
  ptrdiff_t offset = 0;
  for (int layer = 0; layer + 1 < network->layers; layer++) offset += VARIANT(layer_size)(network, layer);
  float *deltas = outputs;
  for (int layer = network->layers - 1; layer > 0; layer--) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    float *below = deltas - NSK_BLOCK * nsk_row(inputs);
    turned -= units * nsk_floats(inputs);
    VARIANT(layer_backward)(turned, deltas, spare, inputs, units, count);
    VARIANT(layer_gradient)(turn, offset, below, deltas, inputs, units, count);
    for (ptrdiff_t e = 0; e < count; e++)
      VARIANT(through_activation)(below + e * nsk_row(inputs), spare + e * nsk_row(inputs), nsk_floats(inputs),
                                  network->relu);
    offset -= VARIANT(layer_size)(network, layer - 1);
    deltas = below;
  }
  VARIANT(layer_gradient)(turn, offset, block, deltas, network->widths[0], network->widths[1], count);
}

static void VARIANT(update)(const nsk_network *network, const nsk_network_state *state, const nsk_network_rule *rule,
                            const nsk_network_examples *from, const int32_t *batch, ptrdiff_t count,
                            const nsk_workspace *work) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  float *turned = work->turned;
  const float *weights = state->parameters;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    if (layer > 0) {
      VARIANT(turn_weights)(weights, turned, inputs, units);
      turned += units * nsk_floats(inputs);
    }
    weights += VARIANT(layer_size)(network, layer);
  }
  for (ptrdiff_t start = 0, size; start < count; start += size) {
    const ptrdiff_t left = count - start;
    size = nsk_share(left, NSK_BLOCK);
    VARIANT(gather)(from, features, batch + start * NSK_NETWORK_LANES, size, left, work->block, nsk_row(features),
                    work->targets);
    float *outputs = VARIANT(forward)(network, state->parameters, work->block, 0, size, work->activations);
    if (from->targets)
      VARIANT(squared_gradient)(outputs, nsk_row(classes), from->targets, work->targets, classes, size,
                                1.0f / (float)count);
    else
      VARIANT(softmax_gradient)(outputs, nsk_row(classes), work->targets, classes, size, 1.0f / (float)count);
    const VARIANT(turn) turn = {.is_first = start == 0, .is_last = size == left, .rule = rule, .state = state,
                                .strip = work->strip};
    VARIANT(backward)(network, &turn, work->block, outputs, turned, work->spare, size);
  }
}

static void VARIANT(evaluate)(const nsk_network *network, const float *parameters, const nsk_network_examples *from,
                              ptrdiff_t count, double *losses, int64_t *correct, const nsk_workspace *work) {
  const ptrdiff_t features = network->widths[0], classes = network->widths[network->layers];
  for (ptrdiff_t start = 0, size; start < count; start += size) {
    size = nsk_share(count - start, NSK_BLOCK);
    const float *in = from->inputs + start * features;
    const float *outputs = VARIANT(forward)(network, parameters, in, 1, size, work->activations);
    if (from->targets)
      VARIANT(squared_metrics)(outputs, nsk_row(classes), from, start, classes, size, losses, correct);
    else
      VARIANT(softmax_metrics)(outputs, nsk_row(classes), from->labels + start, classes, size, losses, correct);
  }
}
