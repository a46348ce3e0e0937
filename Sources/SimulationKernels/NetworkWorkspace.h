#ifndef NETWORK_WORKSPACE_H
#define NETWORK_WORKSPACE_H

#include "NetworkKernels.h"

enum {
  /* Examples that go through the layers together: no result depends on it, the sums over examples go on from block to
   * block. A block of inputs should stay in the second-level cache between the forward and the backward pass. */
  NSK_BLOCK = 32,
  /* Inputs whose weights' gradient is made together. It should stay in the first-level cache until the step. */
  NSK_STRIP = 12,
};

/* How many of `left` to take together, at most `most`: the last two times about as many. */
static inline ptrdiff_t nsk_share(ptrdiff_t left, ptrdiff_t most) {
  return left <= most ? left : left < 2 * most ? (left + 1) / 2 : most;
}

/* Floats of so many units, an even number so that the widest register holds two. */
static inline ptrdiff_t nsk_floats(ptrdiff_t units) { return (units + (units & 1)) * NSK_NETWORK_LANES; }

/* Floats from one example's units to the next one's: an odd number of cache lines, so that many examples' values of one
 * unit do not fall on the same few places of a cache. */
static inline ptrdiff_t nsk_row(ptrdiff_t units) { return nsk_floats(units) | (2 * NSK_NETWORK_LANES); }

/* Working memory: labels; inputs; turned weights; gradient of a strip; spare activations; activations of every layer, and
 * those that say which units are open. */
typedef struct {
  int32_t *targets;
  float *block, *turned, *strip, *spare, *activations, *gates;
} nsk_workspace;

/* Where each part starts, and where the last one ends, in floats. */
typedef struct {
  size_t targets, block, turned, strip, spare, activations, gates, end;
} nsk_workspace_layout;

nsk_workspace_layout nsk_workspace_lay_out(const nsk_network *network);

/* The parts of `memory`, which holds as many floats as the layout's end says. */
nsk_workspace nsk_workspace_in(float *memory, const nsk_network *network);

#endif
