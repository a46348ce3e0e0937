/* Softmax cross-entropy of the outputs z[example][class][lane]; targets[example][lane]. */

/* z ← scale · (softmax(z) − one-hot(target)): the gradient of scale · Σ cross-entropy by the outputs. */
static void VARIANT(softmax_gradient)(float *outputs, const int32_t *targets, ptrdiff_t classes, ptrdiff_t count,
                                      float scale) {
  for (ptrdiff_t e = 0; e < count; e++) {
    for (int part = 0; part < PARTS; part++) {
      FLOATS *z = (FLOATS *)(outputs + e * classes * NSK_LANES) + part;
      const INTS target = ((const INTS *)(targets + e * NSK_LANES))[part];
      FLOATS largest = z[0], sum = 0.0f;
      for (ptrdiff_t c = 1; c < classes; c++) largest = z[c * PARTS] > largest ? z[c * PARTS] : largest;
      for (ptrdiff_t c = 0; c < classes; c++) {
        FLOATS share = z[c * PARTS] - largest;
        VARIANT(exponential)(&share);
        sum = sum + share;
        z[c * PARTS] = share;
      }
      const FLOATS factor = scale / sum;
      for (ptrdiff_t c = 0; c < classes; c++) {
        const FLOATS hot = target == (INTS)(int32_t)c ? (FLOATS)scale : (FLOATS)0.0f;
        z[c * PARTS] = z[c * PARTS] * factor - hot;
      }
    }
  }
}

/* Adds to losses[lane] the cross-entropies and to correct[lane] how many targets are the first largest output. */
static void VARIANT(softmax_metrics)(const float *outputs, const uint8_t *labels, ptrdiff_t classes, ptrdiff_t count,
                                     double *losses, int64_t *correct) {
  for (ptrdiff_t e = 0; e < count; e++) {
    for (int part = 0; part < PARTS; part++) {
      const FLOATS *z = (const FLOATS *)(outputs + e * classes * NSK_LANES) + part;
      const int32_t label = labels[e];
      FLOATS largest = z[0], sum = 0.0f;
      INTS best = 0;
      for (ptrdiff_t c = 1; c < classes; c++) {
        const INTS larger = z[c * PARTS] > largest;
        largest = larger ? z[c * PARTS] : largest;
        best = larger ? (INTS)(int32_t)c : best;
      }
      for (ptrdiff_t c = 0; c < classes; c++) {
        FLOATS share = z[c * PARTS] - largest;
        VARIANT(exponential)(&share);
        sum = sum + share;
      }
      VARIANT(logarithm)(&sum);
      const FLOATS loss = sum - (z[label * PARTS] - largest);
      for (int lane = 0; lane < PART; lane++) {
        losses[part * PART + lane] += (double)loss[lane];
        correct[part * PART + lane] += best[lane] == label;
      }
    }
  }
}
