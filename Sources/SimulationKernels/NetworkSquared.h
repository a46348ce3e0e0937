/* Squared error of outputs[example][output][lane], examples `row` floats apart. */

/* z ← scale · (z − target): the gradient of scale · ½ Σ (z − target)² by the outputs. Example e of a lane is row
 * rows[e][lane] of `targets`. With weights (else NULL), weights[example][lane] instead of the scale. */
static void VARIANT(squared_gradient)(float *outputs, ptrdiff_t row, const float *targets, const int32_t *rows,
                                      ptrdiff_t width, ptrdiff_t count, float scale, const float *weights) {
  for (ptrdiff_t e = 0; e < count; e++) {
    float *z = outputs + e * row;
    for (ptrdiff_t k = 0; k < width; k++)
      for (int lane = 0; lane < NSK_NETWORK_LANES; lane++) {
        const float target = targets[rows[e * NSK_NETWORK_LANES + lane] * width + k];
        const float weight = weights ? weights[e * NSK_NETWORK_LANES + lane] : scale;
        z[k * NSK_NETWORK_LANES + lane] = (z[k * NSK_NETWORK_LANES + lane] - target) * weight;
      }
  }
}

/* Adds to losses[lane] ½ Σ (z − target)² of the `count` rows from `start` on, and where there are labels to correct[lane]
 * how many are the first largest output. */
static void VARIANT(squared_metrics)(const float *outputs, ptrdiff_t row, const nsk_network_examples *from,
                                     ptrdiff_t start, ptrdiff_t width, ptrdiff_t count, double *losses,
                                     int64_t *correct) {
  for (ptrdiff_t e = 0; e < count; e++) {
    const float *targets = from->targets + (start + e) * width;
    for (int lane = 0; lane < NSK_NETWORK_LANES; lane++) {
      const float *z = outputs + e * row + lane;
      double sum = 0.0;
      ptrdiff_t best = 0;
      for (ptrdiff_t k = 0; k < width; k++) {
        const double difference = (double)z[k * NSK_NETWORK_LANES] - (double)targets[k];
        sum = sum + difference * difference;
        if (z[k * NSK_NETWORK_LANES] > z[best * NSK_NETWORK_LANES]) best = k;
      }
      losses[lane] += 0.5 * sum;
      if (from->labels) correct[lane] += best == from->labels[start + e];
    }
  }
}
