#include "CKernels.h"
#include "machine.h"

#include <math.h>
#include <string.h>

// Sums run in LANES independent parts, so that the order of additions doesn't depend on the
// width of the machine's vectors.
enum { LANES = 32 };

/// exp(x) for x <= 0, relative error under 2e-7; below -87 it stays at exp(-87), 1.6e-38, which is
/// nothing beside the 1 that the largest term of every sum contributes.
INLINE float exp_negative(float x) {
  x = x < -87.0f ? -87.0f : x;
  float n = x * 1.44269504088896341f + 12582912.0f;
  int32_t k;
  memcpy(&k, &n, sizeof k);
  n -= 12582912.0f;
  float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  int32_t power = (int32_t)((uint32_t)(k + 127) << 23);
  float two;
  memcpy(&two, &power, sizeof two);
  return p * two;
}

INLINE float max_of(const float *restrict g, const float *restrict norm, size_t count) {
  float lane[LANES];
  for (int l = 0; l < LANES; l++) lane[l] = -INFINITY;
  size_t j = 0;
  for (; j + LANES <= count; j += LANES)
    for (int l = 0; l < LANES; l++) {
      float b = 2.0f * g[j + l] - norm[j + l];
      lane[l] = b > lane[l] ? b : lane[l];
    }
  float best = -INFINITY;
  for (int l = 0; l < LANES; l++) best = lane[l] > best ? lane[l] : best;
  for (; j < count; j++) {
    float b = 2.0f * g[j] - norm[j];
    best = b > best ? b : best;
  }
  return best;
}

INLINE double sum_of(
    const float *restrict g, const float *restrict norm, size_t count, float scale, float top) {
  float lane[LANES];
  for (int l = 0; l < LANES; l++) lane[l] = 0;
  size_t j = 0;
  for (; j + LANES <= count; j += LANES)
    for (int l = 0; l < LANES; l++)
      lane[l] += exp_negative(scale * (2.0f * g[j + l] - norm[j + l] - top));
  double total = 0;
  for (int l = 0; l < LANES; l++) total += (double)lane[l];
  for (; j < count; j++) total += (double)exp_negative(scale * (2.0f * g[j] - norm[j] - top));
  return total;
}

/// Brings a running (maximum, sum) to a maximum of at least `top`, and returns the maximum.
INLINE float raise(float top, float scale, float *maximum, double *sum) {
  if (top > *maximum) {
    if (*sum > 0) *sum *= exp((double)scale * ((double)*maximum - (double)top));
    *maximum = top;
  }
  return *maximum;
}

FOR_EACH_MACHINE
void mneme_fold_rows(
    const float *g, size_t ld, size_t rows, size_t columns, const float *column_norm, float scale,
    float *maximum, double *sum) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = g + i * ld;
    float top = raise(max_of(row, column_norm, columns), scale, &maximum[i], &sum[i]);
    sum[i] += sum_of(row, column_norm, columns, scale, top);
  }
}

FOR_EACH_MACHINE
void mneme_fold_pairs(
    const float *g, size_t ld, size_t rows, size_t columns, const float *row_norm,
    const float *column_norm, float scale, int triangle, float *maximum, double *sum) {
  for (size_t i = 0; i < rows; i++) {
    size_t start = triangle ? i + 1 : 0;
    if (start >= columns) continue;
    const float *row = g + i * ld + start;
    const float *norm = column_norm + start;
    float best = max_of(row, norm, columns - start) - row_norm[i];
    float top = raise(best, scale, maximum, sum);
    *sum += sum_of(row, norm, columns - start, scale, top + row_norm[i]);
  }
}

FOR_EACH_MACHINE
void mneme_center_rows(
    const double *in, const double *center, size_t rows, size_t columns, float *out) {
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < columns; j++)
      out[i * columns + j] = (float)(in[i * columns + j] - center[j]);
}

FOR_EACH_MACHINE
void mneme_row_norms(
    const float *in, const float *shift, size_t rows, size_t columns, double *out) {
  for (size_t i = 0; i < rows; i++) {
    const float *row = in + i * columns;
    double lane[16] = {0};
    size_t j = 0;
    for (; j + 16 <= columns; j += 16)
      for (int l = 0; l < 16; l++) {
        double x = (double)(row[j + l] - shift[j + l]);
        lane[l] += x * x;
      }
    double total = 0;
    for (; j < columns; j++) {
      double x = (double)(row[j] - shift[j]);
      total += x * x;
    }
    for (int l = 0; l < 16; l++) total += lane[l];
    out[i] = total;
  }
}
