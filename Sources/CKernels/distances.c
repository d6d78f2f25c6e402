#include "CKernels.h"
#include "machine.h"

#include <math.h>

// The same bits on every machine: nothing is fused, and sums run in an order that the code fixes.
#pragma STDC FP_CONTRACT OFF

// Sums run in LANES independent parts, and a new one begins after CHUNK terms: few roundings follow
// one another, however long the row is.
enum { LANES = 32, CHUNK = 512, GROUP = 64 };

INLINE double sum_of_lanes(double lane[LANES]) {
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int l = 0; l < width; l++) lane[l] += lane[l + width];
  return lane[0];
}

FOR_EACH_MACHINE
void mneme_shift_rows(
    const float *in, const float *center, float scale, size_t rows, size_t columns, float *out) {
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < columns; j++)
      out[i * columns + j] = in[i * columns + j] * scale - center[j];
}

FOR_EACH_MACHINE
double mneme_squared_distance(const float *x, const float *y, size_t count) {
  double total = 0;
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t end = start + CHUNK < count ? start + CHUNK : count;
    double lane[LANES] = {0};
    size_t j = start;
    for (; j + LANES <= end; j += LANES)
      for (int l = 0; l < LANES; l++) {
        double difference = (double)x[j + l] - (double)y[j + l];
        lane[l] += difference * difference;
      }
    for (int l = 0; j < end; j++, l++) {
      double difference = (double)x[j] - (double)y[j];
      lane[l] += difference * difference;
    }
    total += sum_of_lanes(lane);
  }
  return total;
}

FOR_EACH_MACHINE
void mneme_squared_norms(const float *in, size_t rows, size_t columns, double *out) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = in + i * columns;
    double lane[LANES] = {0};
    size_t j = 0;
    for (; j + LANES <= columns; j += LANES)
      for (int l = 0; l < LANES; l++) lane[l] += (double)row[j + l] * (double)row[j + l];
    for (int l = 0; j < columns; j++, l++) lane[l] += (double)row[j] * (double)row[j];
    out[i] = sum_of_lanes(lane);
  }
}

// Without a NaN, "not above" is "at most"; a NaN is not above either, and what is unknown is kept.
INLINE int is_near(float low, float g, float slack, float root, float threshold) {
  return !(low - 2.0f * g - slack * root > threshold);
}

FOR_EACH_MACHINE
size_t mneme_near_columns(
    const float *g, const float *low, const float *root, size_t columns, float slack,
    float threshold, uint32_t *found) {
  size_t count = 0;
  for (size_t start = 0; start < columns; start += GROUP) {
    size_t end = start + GROUP < columns ? start + GROUP : columns;
    int any = end - start < GROUP;
    if (!any)
      for (int l = 0; l < GROUP; l++)
        any |= is_near(low[start + l], g[start + l], slack, root[start + l], threshold);
    if (!any) continue;
    for (size_t j = start; j < end; j++)
      if (is_near(low[j], g[j], slack, root[j], threshold)) found[count++] = (uint32_t)j;
  }
  return count;
}

FOR_EACH_MACHINE
size_t mneme_group_bounds(
    const float *g, const float *high, const float *root, size_t columns, float slack,
    float *bounds) {
  size_t groups = columns / LANES;
  for (size_t group = 0; group < groups; group++) {
    size_t start = group * LANES;
    float lane[LANES];
    for (int l = 0; l < LANES; l++) {
      float bound = high[start + l] - 2.0f * g[start + l] + slack * root[start + l];
      lane[l] = bound < INFINITY ? bound : INFINITY;
    }
    for (int width = LANES / 2; width > 0; width /= 2)
      for (int l = 0; l < width; l++)
        lane[l] = lane[l + width] < lane[l] ? lane[l + width] : lane[l];
    bounds[group] = lane[0];
  }
  return groups;
}
