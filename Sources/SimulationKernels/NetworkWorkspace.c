#include "NetworkWorkspace.h"

/* The next part of working memory. */
static size_t take(size_t *end, ptrdiff_t floats) {
  size_t start = *end;
  *end += (size_t)floats;
  return start;
}

size_t nsk_workspace_lay_out(nsk_workspace *workspace, const nsk_network *network, float *memory) {
  ptrdiff_t widest = 0, turned = 0, activations = 0;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    if (layer > 0) turned += units * nsk_floats(inputs);
    if (units > widest) widest = units;
    activations += NSK_BLOCK * nsk_row(units);
  }
  size_t end = 0;
  workspace->targets = (int32_t *)(memory + take(&end, NSK_BLOCK * NSK_NETWORK_LANES));
  workspace->block = memory + take(&end, NSK_BLOCK * nsk_row(network->widths[0]));
  workspace->turned = memory + take(&end, turned);
  workspace->strip = memory + take(&end, NSK_STRIP * nsk_floats(widest));
  workspace->spare = memory + take(&end, NSK_BLOCK * nsk_row(widest));
  workspace->activations = memory + take(&end, activations);
  return end;
}
