/// Inner loops of the simulations, compiled for several instruction sets and chosen at run time.
#ifndef SIMULATION_KERNELS_H
#define SIMULATION_KERNELS_H

#include "KernelVariant.h"
#include "LangevinMomentsKernels.h"
#include "MomentsKernels.h"
#include "NetworkKernels.h"
#include "QuadraticKernels.h"
#include "ReshuffledKernels.h"

#endif
