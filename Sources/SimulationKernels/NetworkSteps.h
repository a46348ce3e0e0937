/* What an optimiser does with the gradient, element by element, separately rounded. */

static void VARIANT(step_linear)(const nsk_network_rule *rule, float *parameters, float *velocity, const float *gradient,
                                 ptrdiff_t count) {
  const float learning_rate = rule->learning_rate, momentum = rule->momentum;
  const float gradient_weight = rule->gradient_weight, velocity_weight = rule->velocity_weight;
  FLOATS *w = (FLOATS *)parameters, *v = (FLOATS *)velocity;
  const FLOATS *g = (const FLOATS *)gradient;
  for (ptrdiff_t i = 0; i < count / PART; i++) {
    v[i] = v[i] * momentum + g[i];
    w[i] = w[i] - (g[i] * gradient_weight + v[i] * velocity_weight) * learning_rate;
  }
}

static void VARIANT(step_adam)(const nsk_network_rule *rule, float *parameters, float *mean, float *square,
                               const float *gradient, ptrdiff_t count) {
  const float beta1 = rule->beta1, beta2 = rule->beta2, rest1 = 1.0f - beta1, rest2 = 1.0f - beta2;
  const float correction1 = rule->correction1, correction2 = rule->correction2;
  const float learning_rate = rule->learning_rate, delta = rule->delta;
  FLOATS *w = (FLOATS *)parameters, *a = (FLOATS *)mean, *s = (FLOATS *)square;
  const FLOATS *g = (const FLOATS *)gradient;
  for (ptrdiff_t i = 0; i < count / PART; i++) {
    a[i] = a[i] * beta1 + g[i] * rest1;
    s[i] = s[i] * beta2 + g[i] * g[i] * rest2;
    const FLOATS root = __builtin_elementwise_sqrt(s[i] * correction2);
    w[i] = w[i] - a[i] * correction1 / (root + delta) * learning_rate;
  }
}

/* What a weight decay and the gradient's scale change before the step: g <- s g + lambda w, and w <- w - d w. */
static void VARIANT(decay)(const nsk_network_rule *rule, float *parameters, float *gradient, ptrdiff_t count) {
  const float scale = rule->gradient_scale, coupled = rule->weight_decay, decoupled = rule->decoupled_decay;
  FLOATS *w = (FLOATS *)parameters, *g = (FLOATS *)gradient;
  if (scale != 1.0f)
    for (ptrdiff_t i = 0; i < count / PART; i++) g[i] = g[i] * scale;
  if (coupled != 0.0f)
    for (ptrdiff_t i = 0; i < count / PART; i++) g[i] = g[i] + w[i] * coupled;
  if (decoupled != 0.0f)
    for (ptrdiff_t i = 0; i < count / PART; i++) w[i] = w[i] - w[i] * decoupled;
}

/* The step of `count` floats of parameters from `offset` on; the gradient is working memory. */
static void VARIANT(step)(const nsk_network_rule *rule, const nsk_network_state *state, ptrdiff_t offset,
                          float *gradient, ptrdiff_t count) {
  float *parameters = state->parameters + offset, *velocity = state->velocity + offset;
  VARIANT(decay)(rule, parameters, gradient, count);
  if (rule->kind == NSK_LINEAR)
    VARIANT(step_linear)(rule, parameters, velocity, gradient, count);
  else
    VARIANT(step_adam)(rule, parameters, velocity, state->square + offset, gradient, count);
}
