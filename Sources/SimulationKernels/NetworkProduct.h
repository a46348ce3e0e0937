/* Matrix products, lane by lane: c(i, j) ← c(i, j) + Σ_k a(i, k) b(j, k), every element a vector of lanes.
 *
 * The sum of one element is a single chain of fused multiply-adds over ascending k, whatever the tiles, so that all
 * variants and tile sizes give the same bytes. Strides are counted in elements. A tile of sums stays in registers: on 32
 * registers 6 × 4, on 16 registers 4 × 3. */

#if NSK_WIDTH == 64 || defined(__aarch64__)
#define TILE_ROWS 6
#define TILE_COLUMNS 4
#else
#define TILE_ROWS 4
#define TILE_COLUMNS 3
#endif
/* Depth of a panel: TILE_ROWS × 48 vectors of lanes stay in the first-level cache while all columns pass. */
#define PANEL 48

typedef struct {
  const float *a, *b;
  float *c;
  ptrdiff_t a_row, a_depth, b_column, b_depth, c_row, c_column;
} VARIANT(matrices);

/* One tile, one part of the lanes. `is_scalar`: a is one number for all lanes. `rows`, `columns`, `is_scalar` are
 * constants where this is inlined. */
static inline __attribute__((always_inline)) void VARIANT(tile)(int rows, int columns, int is_scalar, ptrdiff_t depth,
                                                                const VARIANT(matrices) * m, const float *a,
                                                                const float *b, float *c, int starts_at_zero) {
  const ptrdiff_t unit = is_scalar ? 1 : NSK_LANES;
  FLOATS sum[TILE_ROWS][TILE_COLUMNS];
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++)
      sum[i][j] =
          starts_at_zero ? (FLOATS)0.0f : *(const FLOATS *)(c + (i * m->c_row + j * m->c_column) * NSK_LANES);
  const ptrdiff_t a_row = m->a_row * unit, a_depth = m->a_depth * unit;
  const ptrdiff_t b_column = m->b_column * NSK_LANES, b_depth = m->b_depth * NSK_LANES;
  for (ptrdiff_t k = 0; k < depth; k++) {
    FLOATS right[TILE_COLUMNS];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) right[j] = *(const FLOATS *)(b + j * b_column);
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
      FLOATS left = is_scalar ? (FLOATS)a[i * a_row] : *(const FLOATS *)(a + i * a_row);
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sum[i][j] = __builtin_elementwise_fma(left, right[j], sum[i][j]);
    }
    a += a_depth;
    b += b_depth;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) *(FLOATS *)(c + (i * m->c_row + j * m->c_column) * NSK_LANES) = sum[i][j];
}

#define TILE(rows, columns) \
  case (rows)*8 + (columns): VARIANT(tile)(rows, columns, is_scalar, depth, m, a, b, c, starts_at_zero); break;
#if TILE_ROWS == 6
#define TILES_OF(columns) \
  TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns) TILE(5, columns) TILE(6, columns)
#define ALL_TILES TILES_OF(1) TILES_OF(2) TILES_OF(3) TILES_OF(4)
#else
#define TILES_OF(columns) TILE(1, columns) TILE(2, columns) TILE(3, columns) TILE(4, columns)
#define ALL_TILES TILES_OF(1) TILES_OF(2) TILES_OF(3)
#endif

static inline __attribute__((always_inline)) void VARIANT(product_of)(const VARIANT(matrices) * m, int is_scalar,
                                                                      ptrdiff_t rows, ptrdiff_t columns,
                                                                      ptrdiff_t total_depth, int overwrites) {
  const ptrdiff_t unit = is_scalar ? 1 : NSK_LANES;
  for (ptrdiff_t start = 0; start < total_depth; start += PANEL) {
    const ptrdiff_t depth = total_depth - start < PANEL ? total_depth - start : PANEL;
    const int starts_at_zero = overwrites && start == 0;
    for (ptrdiff_t row = 0; row < rows; row += TILE_ROWS) {
      const ptrdiff_t height = rows - row < TILE_ROWS ? rows - row : TILE_ROWS;
      for (ptrdiff_t column = 0; column < columns; column += TILE_COLUMNS) {
        const ptrdiff_t width = columns - column < TILE_COLUMNS ? columns - column : TILE_COLUMNS;
        for (int lane = 0; lane < NSK_LANES; lane += PART) {
          const float *a = m->a + (row * m->a_row + start * m->a_depth) * unit + (is_scalar ? 0 : lane);
          const float *b = m->b + (column * m->b_column + start * m->b_depth) * NSK_LANES + lane;
          float *c = m->c + (row * m->c_row + column * m->c_column) * NSK_LANES + lane;
          switch (height * 8 + width) { ALL_TILES }
        }
      }
    }
  }
}

/* c ← (overwrites ? 0 : c) + a b. */
static void VARIANT(product)(const VARIANT(matrices) * m, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t depth,
                             int overwrites) {
  VARIANT(product_of)(m, 0, rows, columns, depth, overwrites);
}

/* The same with a(i, k) one number for all lanes. */
static void VARIANT(product_of_scalars)(const VARIANT(matrices) * m, ptrdiff_t rows, ptrdiff_t columns,
                                        ptrdiff_t depth, int overwrites) {
  VARIANT(product_of)(m, 1, rows, columns, depth, overwrites);
}

#undef TILE
#undef TILES_OF
#undef ALL_TILES
#undef TILE_ROWS
#undef TILE_COLUMNS
#undef PANEL
