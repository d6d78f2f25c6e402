#include "CKernels.h"
#include "machine.h"

#include <math.h>
#include <string.h>

// The same bits on every machine for the same distances: nothing is fused.
#pragma STDC FP_CONTRACT OFF

enum { LANES = 32, GROUP = 64 };

// Terms below e^-60 of the largest count as nothing: a million of them are 1e-20 of the sum.
static const double FARTHEST = 60;

/// exp(-x) for 0 <= x <= FARTHEST, relative error under 4e-16.
INLINE double exp_of_minus(double x) {
  double n = x * -1.4426950408889634074 + 0x1.8p52;
  int64_t k;
  memcpy(&k, &n, sizeof k);
  n -= 0x1.8p52;
  double r = (-x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
  // Taylor's series to r^13, |r| <= ln(2)/2.
  double p = 1.0 / 6227020800;
  p = p * r + 1.0 / 479001600;
  p = p * r + 1.0 / 39916800;
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r * r + r + 1.0;
  int64_t power = (int64_t)((uint64_t)(k + 1023) << 52);
  double two;
  memcpy(&two, &power, sizeof two);
  return p * two;
}

INLINE double sum_of_lanes(double lane[LANES]) {
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int l = 0; l < width; l++) lane[l] += lane[l + width];
  return lane[0];
}

FOR_EACH_MACHINE
void mneme_shift_rows_wide(
    const float *in, const double *center, size_t rows, size_t columns, double *out) {
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < columns; j++)
      out[i * columns + j] = (double)in[i * columns + j] - center[j];
}

FOR_EACH_MACHINE
void mneme_squared_norms_wide(const double *in, size_t rows, size_t columns, double *out) {
  for (size_t i = 0; i < rows; i++) {
    const double *row = in + i * columns;
    double lane[LANES] = {0};
    size_t j = 0;
    for (; j + LANES <= columns; j += LANES)
      for (int l = 0; l < LANES; l++) lane[l] += row[j + l] * row[j + l];
    for (int l = 0; j < columns; j++, l++) lane[l] += row[j] * row[j];
    out[i] = sum_of_lanes(lane);
  }
}

FOR_EACH_MACHINE
double mneme_squared_from_products(
    const double *g, double row_norm, const double *column_norm, size_t columns, double *out) {
  double lane[LANES];
  for (int l = 0; l < LANES; l++) lane[l] = INFINITY;
  size_t j = 0;
  for (; j + LANES <= columns; j += LANES)
    for (int l = 0; l < LANES; l++) {
      double squared = row_norm + column_norm[j + l] - 2.0 * g[j + l];
      squared = squared < 0 ? 0 : squared;
      out[j + l] = squared;
      lane[l] = squared < lane[l] ? squared : lane[l];
    }
  double least = INFINITY;
  for (int l = 0; l < LANES; l++) least = lane[l] < least ? lane[l] : least;
  for (; j < columns; j++) {
    double squared = row_norm + column_norm[j] - 2.0 * g[j];
    out[j] = squared < 0 ? 0 : squared;
    least = out[j] < least ? out[j] : least;
  }
  return least;
}

/// Up to GROUP distances into both sums of one rate.
INLINE void fold_group(
    const double *squared, size_t count, double least, double rate, double *weight,
    double *moment) {
  double weights[LANES] = {0}, moments[LANES] = {0};
  size_t j = 0;
  for (; j + LANES <= count; j += LANES)
    for (int l = 0; l < LANES; l++) {
      double exponent = (squared[j + l] - least) * rate;
      int is_near = exponent < FARTHEST;
      double w = exp_of_minus(is_near ? exponent : FARTHEST);
      weights[l] += is_near ? w : 0;
      moments[l] += is_near ? w * squared[j + l] : 0;
    }
  for (int l = 0; j < count; j++, l++) {
    double exponent = (squared[j] - least) * rate;
    if (!(exponent < FARTHEST)) continue;
    double w = exp_of_minus(exponent);
    weights[l] += w;
    moments[l] += w * squared[j];
  }
  *weight += sum_of_lanes(weights);
  *moment += sum_of_lanes(moments);
}

FOR_EACH_MACHINE
void mneme_fold_scores(
    const double *squared, size_t columns, double least, const double *rate, size_t rates,
    double *weight, double *moment) {
  for (size_t start = 0; start < columns; start += GROUP) {
    size_t count = start + GROUP < columns ? GROUP : columns - start;
    double nearest = INFINITY;
    for (size_t j = start; j < start + count; j++)
      nearest = squared[j] < nearest ? squared[j] : nearest;
    for (size_t t = 0; t < rates; t++)
      if ((nearest - least) * rate[t] < FARTHEST)
        fold_group(squared + start, count, least, rate[t], &weight[t], &moment[t]);
  }
}
