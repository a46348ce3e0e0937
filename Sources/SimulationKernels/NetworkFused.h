/* a b + c, rounded once.
 *
 * Without an instruction for it: a b is exact in double precision, and rounding the sum to double and then to single
 * precision differs from rounding it once only where the double lies half-way between two floats, or where the result is
 * subnormal and so has fewer digits. There, hardly ever, the C library is asked. */
#if NSK_WIDTH == 16 && defined(__x86_64__)
typedef float VARIANT(pair) __attribute__((ext_vector_type(2)));
typedef double VARIANT(doubles) __attribute__((ext_vector_type(2)));

static __attribute__((noinline, cold)) void VARIANT(fused_by_library)(const FLOATS *a, const FLOATS *b, FLOATS *c) {
  for (int i = 0; i < PART; i++) (*c)[i] = __builtin_fmaf((*a)[i], (*b)[i], (*c)[i]);
}

static inline __attribute__((always_inline)) FLOATS VARIANT(fused)(FLOATS a, FLOATS b, FLOATS c) {
#define WIDE(x) __builtin_convertvector(x, VARIANT(doubles))
  const VARIANT(doubles) low = WIDE(a.lo) * WIDE(b.lo) + WIDE(c.lo), high = WIDE(a.hi) * WIDE(b.hi) + WIDE(c.hi);
#undef WIDE
  const INTS first = __builtin_bit_cast(INTS, low), second = __builtin_bit_cast(INTS, high);
  const INTS size = __builtin_shufflevector(first, second, 1, 3, 5, 7) & 0x7FFFFFFF;
  const INTS rest = __builtin_shufflevector(first, second, 0, 2, 4, 6) & 0x1FFFFFFF;
  /* The upper half of 2⁻¹²⁶ is 0x38100000. */
  const INTS is_doubtful = (rest == 0x10000000) | ((size > 0) & (size < 0x38100000));
  if (__builtin_expect(__builtin_ia32_movmskps(__builtin_bit_cast(FLOATS, is_doubtful)), 0)) {
    VARIANT(fused_by_library)(&a, &b, &c);
    return c;
  }
  const VARIANT(pair) one = __builtin_convertvector(low, VARIANT(pair));
  const VARIANT(pair) other = __builtin_convertvector(high, VARIANT(pair));
  return __builtin_shufflevector(one, other, 0, 1, 2, 3);
}
#else
static inline __attribute__((always_inline)) FLOATS VARIANT(fused)(FLOATS a, FLOATS b, FLOATS c) {
  return __builtin_elementwise_fma(a, b, c);
}
#endif

/* c ← a b + c, element by element. */
static void VARIANT(add_products)(const float *a, const float *b, float *c, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i += PART)
    *(FLOATS *)(c + i) = VARIANT(fused)(*(const FLOATS *)(a + i), *(const FLOATS *)(b + i), *(const FLOATS *)(c + i));
}
