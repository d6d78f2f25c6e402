#include "CKernels.h"
void mneme_kernels_placeholder(void) {}
