/* Softmax and cross-entropy; outputs[example][class][lane], examples `row` floats apart; targets[example][lane]. Wide
 * registers hold two examples: one more example than `count` is read, and may be written, where `count` is odd. */

/* The lanes of an output, or a part of them, of as many examples as a register holds. */
static inline FLOATS VARIANT(load_output)(const float *z, ptrdiff_t row) {
#if NSK_WIDTH == 64
  const LANES first = *(const LANES *)z, second = *(const LANES *)(z + row);
  return __builtin_shufflevector(first, second, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
#else
  (void)row;
  return *(const FLOATS *)z;
#endif
}

static inline void VARIANT(store_output)(float *z, ptrdiff_t row, const FLOATS *value) {
#if NSK_WIDTH == 64
  *(LANES *)z = __builtin_shufflevector(*value, *value, 0, 1, 2, 3, 4, 5, 6, 7);
  *(LANES *)(z + row) = __builtin_shufflevector(*value, *value, 8, 9, 10, 11, 12, 13, 14, 15);
#else
  (void)row;
  *(FLOATS *)z = *value;
#endif
}

#define TOGETHER (COLUMN / NSK_NETWORK_LANES)

/* z ← scale · (softmax(z) − one-hot(target)): the gradient of scale · Σ cross-entropy by the outputs. */
static void VARIANT(softmax_gradient)(float *outputs, ptrdiff_t row, const int32_t *targets, ptrdiff_t classes,
                                      ptrdiff_t count, float scale) {
  for (ptrdiff_t e = 0; e < count; e += TOGETHER) {
    for (int part = 0; part < COLUMN; part += PART) {
      float *z = outputs + e * row + part;
      const INTS target = *(const INTS *)(targets + e * NSK_NETWORK_LANES + part);
      FLOATS largest = VARIANT(load_output)(z, row), sum = 0.0f;
      for (ptrdiff_t c = 1; c < classes; c++) {
        const FLOATS output = VARIANT(load_output)(z + c * NSK_NETWORK_LANES, row);
        largest = output > largest ? output : largest;
      }
      for (ptrdiff_t c = 0; c < classes; c++) {
        FLOATS share = VARIANT(load_output)(z + c * NSK_NETWORK_LANES, row) - largest;
        VARIANT(exponential)(&share);
        sum = sum + share;
        VARIANT(store_output)(z + c * NSK_NETWORK_LANES, row, &share);
      }
      const FLOATS factor = scale / sum;
      for (ptrdiff_t c = 0; c < classes; c++) {
        const FLOATS hot = target == (INTS)(int32_t)c ? (FLOATS)scale : (FLOATS)0.0f;
        const FLOATS by = VARIANT(load_output)(z + c * NSK_NETWORK_LANES, row) * factor - hot;
        VARIANT(store_output)(z + c * NSK_NETWORK_LANES, row, &by);
      }
    }
  }
}

/* Adds to losses[lane] the cross-entropies and to correct[lane] how many targets are the first largest output. */
static void VARIANT(softmax_metrics)(const float *outputs, ptrdiff_t row, const uint8_t *labels, ptrdiff_t classes,
                                     ptrdiff_t count, double *losses, int64_t *correct) {
  for (ptrdiff_t e = 0; e < count; e += TOGETHER) {
    for (int part = 0; part < COLUMN; part += PART) {
      const float *z = outputs + e * row + part;
      FLOATS largest = VARIANT(load_output)(z, row), sum = 0.0f;
      INTS best = 0;
      for (ptrdiff_t c = 1; c < classes; c++) {
        const FLOATS output = VARIANT(load_output)(z + c * NSK_NETWORK_LANES, row);
        const INTS larger = output > largest;
        largest = larger ? output : largest;
        best = larger ? (INTS)(int32_t)c : best;
      }
      for (ptrdiff_t c = 0; c < classes; c++) {
        FLOATS share = VARIANT(load_output)(z + c * NSK_NETWORK_LANES, row) - largest;
        VARIANT(exponential)(&share);
        sum = sum + share;
      }
      VARIANT(logarithm)(&sum);
      for (int i = 0; i < PART; i++) {
        const ptrdiff_t example = i / NSK_NETWORK_LANES, lane = part + i % NSK_NETWORK_LANES;
        if (e + example == count) break;
        const int32_t label = labels[e + example];
        const float output = outputs[(e + example) * row + label * NSK_NETWORK_LANES + lane];
        losses[lane] += (double)(sum[i] - (output - largest[i]));
        correct[lane] += best[i] == label;
      }
    }
  }
}
#undef TOGETHER
