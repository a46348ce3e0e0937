#include "SimulationKernels.h"
