/* What an optimiser does with the gradient, element by element, separately rounded. */

static void VARIANT(step_linear)(float *parameters, float *velocity, const float *gradient, ptrdiff_t count,
                                 float learning_rate, float momentum, float gradient_weight, float velocity_weight) {
  FLOATS *w = (FLOATS *)parameters, *v = (FLOATS *)velocity;
  const FLOATS *g = (const FLOATS *)gradient;
  for (ptrdiff_t i = 0; i < count * PARTS; i++) {
    v[i] = v[i] * momentum + g[i];
    w[i] = w[i] - (g[i] * gradient_weight + v[i] * velocity_weight) * learning_rate;
  }
}

static void VARIANT(step_adam)(float *parameters, float *mean, float *square, const float *gradient, ptrdiff_t count,
                               float learning_rate, float beta1, float beta2, float correction1, float correction2,
                               float delta) {
  FLOATS *w = (FLOATS *)parameters, *a = (FLOATS *)mean, *s = (FLOATS *)square;
  const FLOATS *g = (const FLOATS *)gradient;
  const float rest1 = 1.0f - beta1, rest2 = 1.0f - beta2;
  for (ptrdiff_t i = 0; i < count * PARTS; i++) {
    a[i] = a[i] * beta1 + g[i] * rest1;
    s[i] = s[i] * beta2 + g[i] * g[i] * rest2;
    const FLOATS root = __builtin_elementwise_sqrt(s[i] * correction2);
    w[i] = w[i] - a[i] * correction1 / (root + delta) * learning_rate;
  }
}
