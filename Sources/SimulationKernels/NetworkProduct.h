/* Matrix products, lane by lane: c(i, j) ← start(j) + Σ_k a(i, k) b(k, j), every element one number a lane.
 *
 * The sum of one element is a single chain of fused multiply-adds over ascending k, whatever the tiles, so that all
 * variants and tile sizes give the same bytes. Neighbouring columns fill a register: a is spread over them. A tile of
 * sums stays in registers: on 32 registers 6 × 4 of them, on 16 registers 4 × 3. */

#if NSK_WIDTH == 64 || defined(__aarch64__)
#define TILE_ROWS 6
#define TILE_COLUMNS 4
#else
#define TILE_ROWS 4
#define TILE_COLUMNS 3
#endif

/* Rows of a, b and c are `…_row` floats apart; a's depth `a_depth`. `start`: NULL for 0; its rows `start_row` apart. */
typedef struct {
  const float *a, *b, *start;
  float *c;
  ptrdiff_t a_row, a_depth, b_row, c_row, start_row;
} VARIANT(matrices);

/* a(i, k) in every lane of a register; `is_scalar`: one number for all lanes. */
static inline __attribute__((always_inline)) FLOATS VARIANT(left)(const float *a, int is_scalar) {
  if (is_scalar) return (FLOATS)a[0];
#if NSK_WIDTH == 64
  const LANES half = *(const LANES *)a;
  return __builtin_shufflevector(half, half, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7);
#else
  return *(const FLOATS *)a;
#endif
}

/* One tile. `rows`, `columns`, `is_scalar` are constants where this is inlined. */
static inline __attribute__((always_inline)) void VARIANT(tile)(int rows, int columns, int is_scalar, ptrdiff_t depth,
                                                                const VARIANT(matrices) * m, const float *a,
                                                                const float *b, const float *start,
                                                                ptrdiff_t start_row, float *c) {
  FLOATS sum[TILE_ROWS][TILE_COLUMNS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++)
      sum[i][j] = start ? *(const FLOATS *)(start + i * start_row + j * COLUMN) : (FLOATS)0.0f;
  const ptrdiff_t a_row = m->a_row, a_depth = m->a_depth, b_row = m->b_row;
  for (ptrdiff_t k = 0; k < depth; k++) {
    FLOATS right[TILE_COLUMNS];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) right[j] = *(const FLOATS *)(b + j * COLUMN);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      const FLOATS left = VARIANT(left)(a + i * a_row, is_scalar);
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sum[i][j] = VARIANT(fused)(left, right[j], sum[i][j]);
    }
    a += a_depth;
    b += b_row;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) *(FLOATS *)(c + i * m->c_row + j * COLUMN) = sum[i][j];
}

#define TILE(rows, columns) \
  case (rows)*8 + (columns): VARIANT(tile)(rows, columns, is_scalar, depth, m, a, b, start, start_row, c); break;
#if TILE_ROWS == 6
#define TILES_OF(columns) \
  TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns) TILE(5, columns) TILE(6, columns)
#define ALL_TILES TILES_OF(1) TILES_OF(2) TILES_OF(3) TILES_OF(4)
#else
#define TILES_OF(columns) TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns)
#define ALL_TILES TILES_OF(1) TILES_OF(2) TILES_OF(3)
#endif

/* A panel of b stays in the first-level cache while all rows pass: at most so many floats of a row, and so many rows. */
#define PANEL_COLUMNS 256
#define PANEL_DEPTH 32

static inline __attribute__((always_inline)) void VARIANT(product_of)(const VARIANT(matrices) * m, int is_scalar,
                                                                      ptrdiff_t rows, ptrdiff_t columns,
                                                                      ptrdiff_t total_depth) {
  for (ptrdiff_t from = 0; from < columns; from += PANEL_COLUMNS / COLUMN) {
    const ptrdiff_t to = from + PANEL_COLUMNS / COLUMN < columns ? from + PANEL_COLUMNS / COLUMN : columns;
    for (ptrdiff_t k = 0, depth; k < total_depth; k += depth) {
      depth = nsk_share(total_depth - k, PANEL_DEPTH);
      for (ptrdiff_t row = 0, height; row < rows; row += height) {
        height = nsk_share(rows - row, TILE_ROWS);
        for (ptrdiff_t column = from, width; column < to; column += width) {
          width = nsk_share(to - column, TILE_COLUMNS);
          for (int part = 0; part < COLUMN; part += PART) {
            const float *a = m->a + row * m->a_row + k * m->a_depth + (is_scalar ? 0 : part);
            const float *b = m->b + k * m->b_row + column * COLUMN + part;
            float *c = m->c + row * m->c_row + column * COLUMN + part;
            const ptrdiff_t start_row = k > 0 ? m->c_row : m->start_row;
            const float *start = k > 0 ? c : m->start ? m->start + row * start_row + column * COLUMN + part : NULL;
            switch (height * 8 + width) { ALL_TILES }
          }
        }
      }
    }
  }
}

static void VARIANT(product)(const VARIANT(matrices) * m, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth) {
  VARIANT(product_of)(m, 0, rows, columns, depth);
}

/* The same with a(i, k) one number for all lanes. */
static void VARIANT(product_of_scalars)(const VARIANT(matrices) * m, ptrdiff_t rows, ptrdiff_t columns,
                                        ptrdiff_t depth) {
  VARIANT(product_of)(m, 1, rows, columns, depth);
}

#undef TILE
#undef TILES_OF
#undef ALL_TILES
#undef TILE_ROWS
#undef TILE_COLUMNS
#undef PANEL_COLUMNS
#undef PANEL_DEPTH
