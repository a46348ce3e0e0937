/* The whole text of the network kernels, included once per variant by Variants.h: no include guard. */

/* The widest register. It holds one unit's lanes, a part of them, or the lanes of two neighbouring units. */
typedef float VARIANT(floats) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
typedef float VARIANT(floats_anywhere) __attribute__((ext_vector_type(NSK_WIDTH / 4), aligned(4)));
typedef int32_t VARIANT(ints) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
typedef uint32_t VARIANT(words) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
/* The lanes of one unit, whatever the register width; the compiler splits them. Never passed by value. */
typedef float VARIANT(lanes) __attribute__((ext_vector_type(NSK_NETWORK_LANES)));
#define FLOATS VARIANT(floats)
#define INTS VARIANT(ints)
#define WORDS VARIANT(words)
#define LANES VARIANT(lanes)
/* Floats of a register, and of a column of a product: a register or one unit's lanes, whichever is more. */
#define PART (NSK_WIDTH / 4)
#define COLUMN (PART > NSK_NETWORK_LANES ? PART : NSK_NETWORK_LANES)

#include "NetworkElementary.h"
#include "NetworkFused.h"
#include "NetworkProduct.h"
#include "NetworkGather.h"
#include "NetworkSoftmax.h"
#include "NetworkSquared.h"
#include "NetworkSteps.h"
#include "NetworkLayers.h"
#include "NetworkPasses.h"

#undef FLOATS
#undef INTS
#undef WORDS
#undef LANES
#undef PART
#undef COLUMN
