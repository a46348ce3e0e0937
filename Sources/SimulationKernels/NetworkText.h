/* The whole text of the network kernels, included once per variant by Variants.h: no include guard. */

/* The widest register, and the parts of it that hold one vector of lanes. */
typedef float VARIANT(floats) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
typedef int32_t VARIANT(ints) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
typedef uint32_t VARIANT(words) __attribute__((ext_vector_type(NSK_WIDTH / 4)));
#define FLOATS VARIANT(floats)
#define INTS VARIANT(ints)
#define WORDS VARIANT(words)
#define PART (NSK_WIDTH / 4)
#define PARTS (NSK_LANES / PART)

#include "NetworkElementary.h"
#include "NetworkProduct.h"
#include "NetworkGather.h"
#include "NetworkSoftmax.h"
#include "NetworkLayers.h"
#include "NetworkSteps.h"

#undef FLOATS
#undef INTS
#undef WORDS
#undef PART
#undef PARTS
