/* exp, log and tanh of a register, in place, with separately rounded multiply and add: the same bytes in every variant.
 * Not a number stays one. Polynomials: Moshier, Cephes (expf, logf, tanhf). */

/* Within 2 ulp for −87.3 ≤ x ≤ 88; 0 below, its value at 88 above. */
static inline void VARIANT(exponential)(FLOATS *x) {
  const FLOATS lowest = -87.33654f, highest = 88.0f;
  const FLOATS round = 12582912.0f; /* 1.5 · 2²³: adding it leaves the nearest integer in the low bits */
  FLOATS v = *x;
  INTS vanishes = v < lowest;
  v = vanishes ? lowest : v;
  v = v > highest ? highest : v;
  FLOATS shifted = v * 1.44269504088896341f + round;
  FLOATS n = shifted - round;
  /* ln 2 in two parts; n times the first is exact. */
  FLOATS r = v - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  FLOATS p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r;
  p = p + 1.0f;
  WORDS scale = (__builtin_bit_cast(WORDS, shifted) << 23) + 0x3F800000u;
  p = p * __builtin_bit_cast(FLOATS, scale);
  *x = vanishes ? (FLOATS)0.0f : p;
}

/* Within 2 ulp for normal x > 0; not a number at infinity. */
static inline void VARIANT(logarithm)(FLOATS *x) {
  FLOATS v = *x;
  INTS bits = __builtin_bit_cast(INTS, v);
  INTS exponent = (bits - 0x3F3504F3) >> 23; /* leaves a mantissa in [√½, √2) */
  WORDS mantissa = __builtin_bit_cast(WORDS, bits) - (__builtin_bit_cast(WORDS, exponent) << 23);
  FLOATS n = __builtin_convertvector(exponent, FLOATS);
  FLOATS f = __builtin_bit_cast(FLOATS, mantissa) - 1.0f;
  FLOATS z = f * f;
  FLOATS p = f * 7.0376836292e-2f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  p = p * f * z;
  p = p + n * -2.12194440e-4f;
  p = p - z * 0.5f;
  *x = (f + p) + n * 0.693359375f + (v - v);
}

/* Within 2 ulp everywhere: an odd polynomial below 0.625, 1 − 2/(e²ˣ + 1) above. */
static inline void VARIANT(hyperbolic_tangent)(FLOATS *x) {
  FLOATS v = *x;
  WORDS bits = __builtin_bit_cast(WORDS, v);
  FLOATS size = __builtin_bit_cast(FLOATS, bits & 0x7FFFFFFFu);
  FLOATS s = v * v;
  FLOATS p = s * -5.70498872745e-3f + 2.06390887954e-2f;
  p = p * s - 5.37397155531e-2f;
  p = p * s + 1.33314422036e-1f;
  p = p * s - 3.33332819422e-1f;
  FLOATS small = p * s * v + v;
  FLOATS e = size > 10.0f ? (FLOATS)10.0f : size;
  e = e + e;
  VARIANT(exponential)(&e);
  FLOATS large = 1.0f - 2.0f / (e + 1.0f);
  WORDS signed_large = __builtin_bit_cast(WORDS, large) | (bits & 0x80000000u);
  *x = size < 0.625f ? small : __builtin_bit_cast(FLOATS, signed_large);
}

static void VARIANT(apply)(nsk_function function, float *values, ptrdiff_t count) {
  FLOATS *x = (FLOATS *)values;
  for (ptrdiff_t i = 0; i < count / PART; i++) {
    switch (function) {
      case NSK_TANH: VARIANT(hyperbolic_tangent)(x + i); break;
      case NSK_EXP: VARIANT(exponential)(x + i); break;
      case NSK_LOG: VARIANT(logarithm)(x + i); break;
    }
  }
}
