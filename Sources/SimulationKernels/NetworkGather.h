/* Inputs of one example a lane, transposed: out[feature][lane] from a row of features for each lane. */

/* 16 features of a row. */
typedef float VARIANT(row) __attribute__((ext_vector_type(16)));
typedef float VARIANT(row_anywhere) __attribute__((ext_vector_type(16), aligned(4)));
typedef float VARIANT(row_on_line) __attribute__((ext_vector_type(16), aligned(32)));
#define ROW VARIANT(row)
#define SHUFFLE __builtin_shufflevector

/* 8 × 16: 4 × 4 transposes inside the 128-bit quarters, then a 4 × 4 transpose of the quarters. */
static inline void VARIANT(transpose)(const float *const *rows, ptrdiff_t offset, float *out) {
  ROW quarter[2][4];
#pragma clang loop unroll(full)
  for (int g = 0; g < 2; g++) {
    ROW r0 = *(const VARIANT(row_anywhere) *)(rows[4 * g] + offset);
    ROW r1 = *(const VARIANT(row_anywhere) *)(rows[4 * g + 1] + offset);
    ROW r2 = *(const VARIANT(row_anywhere) *)(rows[4 * g + 2] + offset);
    ROW r3 = *(const VARIANT(row_anywhere) *)(rows[4 * g + 3] + offset);
    ROW low01 = SHUFFLE(r0, r1, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    ROW high01 = SHUFFLE(r0, r1, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    ROW low23 = SHUFFLE(r2, r3, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
    ROW high23 = SHUFFLE(r2, r3, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    quarter[g][0] = SHUFFLE(low01, low23, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
    quarter[g][1] = SHUFFLE(low01, low23, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
    quarter[g][2] = SHUFFLE(high01, high23, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
    quarter[g][3] = SHUFFLE(high01, high23, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
  }
  VARIANT(row_on_line) *pairs = (VARIANT(row_on_line) *)out;
#pragma clang loop unroll(full)
  for (int j = 0; j < 2; j++) {
    ROW a = quarter[0][2 * j], b = quarter[1][2 * j], c = quarter[0][2 * j + 1], d = quarter[1][2 * j + 1];
    ROW ab_low = SHUFFLE(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    ROW ab_high = SHUFFLE(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
    ROW cd_low = SHUFFLE(c, d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    ROW cd_high = SHUFFLE(c, d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
    pairs[j] = SHUFFLE(ab_low, cd_low, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
    pairs[2 + j] = SHUFFLE(ab_low, cd_low, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
    pairs[4 + j] = SHUFFLE(ab_high, cd_high, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
    pairs[6 + j] = SHUFFLE(ab_high, cd_high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  }
}

/* out[example][feature][lane], examples `row` floats apart, and targets[example][lane], the label or under
 * squared error the row, for `count` examples a lane.
 * `left` ≥ count examples are listed. */
static void VARIANT(gather)(const nsk_network_examples *from, ptrdiff_t features, const int32_t *examples,
                            ptrdiff_t count, ptrdiff_t left, float *out, ptrdiff_t row, int32_t *targets) {
  const int ahead = 2;
  for (ptrdiff_t e = 0; e < count; e++, examples += NSK_NETWORK_LANES, out += row) {
    const float *rows[NSK_NETWORK_LANES], *next[NSK_NETWORK_LANES];
    const int32_t *following = e + ahead < left ? examples + ahead * NSK_NETWORK_LANES : examples;
    for (int lane = 0; lane < NSK_NETWORK_LANES; lane++) {
      rows[lane] = from->inputs + examples[lane] * features;
      next[lane] = from->inputs + following[lane] * features;
      targets[e * NSK_NETWORK_LANES + lane] = from->targets ? examples[lane] : from->labels[examples[lane]];
    }
    if (features < 16) {
      for (ptrdiff_t f = 0; f < features; f++)
        for (int lane = 0; lane < NSK_NETWORK_LANES; lane++) out[f * NSK_NETWORK_LANES + lane] = rows[lane][f];
      continue;
    }
    for (ptrdiff_t f = 0; f < features; f += 16) {
      /* The last block overlaps the one before, so that nothing is read past a row. */
      const ptrdiff_t start = f + 16 <= features ? f : features - 16;
      for (int lane = 0; lane < NSK_NETWORK_LANES; lane++) __builtin_prefetch(next[lane] + start);
      VARIANT(transpose)(rows, start, out + start * NSK_NETWORK_LANES);
    }
  }
}
#undef ROW
#undef SHUFFLE
