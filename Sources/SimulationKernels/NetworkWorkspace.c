#include "NetworkWorkspace.h"

/* The next part of working memory. */
static size_t take(size_t *end, ptrdiff_t floats) {
  size_t start = *end;
  *end += (size_t)floats;
  return start;
}

nsk_workspace_layout nsk_workspace_lay_out(const nsk_network *network) {
  ptrdiff_t widest = 0, turned = 0, activations = 0;
  for (int layer = 0; layer < network->layers; layer++) {
    const ptrdiff_t inputs = network->widths[layer], units = network->widths[layer + 1];
    if (layer > 0) turned += units * nsk_floats(inputs);
    if (units > widest) widest = units;
    activations += NSK_BLOCK * nsk_row(units);
  }
  nsk_workspace_layout layout;
  layout.end = 0;
  layout.targets = take(&layout.end, NSK_BLOCK * NSK_NETWORK_LANES);
  layout.block = take(&layout.end, NSK_BLOCK * nsk_row(network->widths[0]));
  layout.turned = take(&layout.end, turned);
  layout.strip = take(&layout.end, NSK_STRIP * nsk_floats(widest));
  layout.spare = take(&layout.end, NSK_BLOCK * nsk_row(widest));
  layout.activations = take(&layout.end, activations);
  layout.gates = take(&layout.end, activations);
  return layout;
}

nsk_workspace nsk_workspace_in(float *memory, const nsk_network *network) {
  const nsk_workspace_layout layout = nsk_workspace_lay_out(network);
  return (nsk_workspace){
      .targets = (int32_t *)(memory + layout.targets),
      .block = memory + layout.block,
      .turned = memory + layout.turned,
      .strip = memory + layout.strip,
      .spare = memory + layout.spare,
      .activations = memory + layout.activations,
      .gates = memory + layout.gates,
  };
}
