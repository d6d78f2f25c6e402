/// The inner loops of Mneme: counter-based random numbers, sums of kernels, distances.
///
/// Plain C so that one binary can carry code for several instruction sets and choose at start.
/// Random numbers and distances are the same bits on every machine (no contraction, no library
/// logarithm); kernel sums may differ in the last bits between instruction sets, as BLAS does.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has AVX2 and FMA; false on other architectures.
bool mneme_has_avx2_and_fma(void);

/// Philox4x32-10 (Salmon et al. 2011): ten rounds on one counter. For known-answer tests.
void mneme_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Uniforms in (0, 1) with 53 random bits: m 2^-53, or 2^-54 for m = 0. Value i of a stream (key,
/// stream) is half i mod 2 of block i / 2; `first` is the index of the first one.
void mneme_uniforms(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out);

/// Standard normals: `mneme_normal_quantile` of the uniforms with the same indices.
void mneme_normals(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out);

/// Normal quantile of each probability in (0, 1), in place: Wichura's AS 241, PPND16.
void mneme_normal_quantiles(double *values, size_t count);

/// out = (float)(in - center) by rows; center has one value a column.
void mneme_center_rows(
    const double *in, const double *center, size_t rows, size_t columns, float *out);

/// Squared Euclidean norm of each row less `shift`, which has one value a column.
void mneme_row_norms(
    const float *in, const float *shift, size_t rows, size_t columns, double *out);

/// Folds a block of inner products g (rows x columns, leading dimension ld) into running
/// log-sum-exps, one a row, of scale * (2 g_ij - column_norm_j): maximum of (2 g - norm) and sum of
/// exp(scale * (value - maximum)). Start with maximum = -INFINITY, sum = 0.
void mneme_fold_rows(
    const float *g, size_t ld, size_t rows, size_t columns, const float *column_norm, float scale,
    float *maximum, double *sum);

/// The same over all entries of a block of a symmetric matrix, into one running log-sum-exp of
/// scale * (2 g_ij - row_norm_i - column_norm_j). With `triangle`, only columns j > i count.
void mneme_fold_pairs(
    const float *g, size_t ld, size_t rows, size_t columns, const float *row_norm,
    const float *column_norm, float scale, int triangle, float *maximum, double *sum);

/// out = in * scale - center by rows; center has one value a column.
void mneme_shift_rows(
    const float *in, const float *center, float scale, size_t rows, size_t columns, float *out);

/// Squared Euclidean norm of each row.
void mneme_squared_norms(const float *in, size_t rows, size_t columns, double *out);

/// Sum of (x_j - y_j)^2, differences and sums in Float64: relative error at most
/// (29 + count / 512) 2^-53.
double mneme_squared_distance(const float *x, const float *y, size_t count);

/// Writes the columns j with low_j - 2 g_j - slack root_j <= threshold, ascending, into `found`,
/// which has room for `columns`, and returns how many they are. A column whose left side is a NaN
/// is found.
size_t mneme_near_columns(
    const float *g, const float *low, const float *root, size_t columns, float slack,
    float threshold, uint32_t *found);

/// Of each group of 32 columns the least high_j - 2 g_j + slack root_j, leaving out what is not a
/// number; returns how many groups there are. Columns after the last whole group belong to none.
size_t mneme_group_bounds(
    const float *g, const float *high, const float *root, size_t columns, float slack,
    float *bounds);

/// out = in - center by rows, in Float64; center has one value a column.
void mneme_shift_rows_wide(
    const float *in, const double *center, size_t rows, size_t columns, double *out);

/// Squared Euclidean norm of each row.
void mneme_squared_norms_wide(const double *in, size_t rows, size_t columns, double *out);

/// out_j = max(0, row_norm + column_norm_j - 2 g_j); returns the least of them, or infinity for
/// none.
double mneme_squared_from_products(
    const double *g, double row_norm, const double *column_norm, size_t columns, double *out);

/// For each rate t: adds sum_j w_j to weight_t and sum_j w_j squared_j to moment_t, where
/// w_j = exp(-rate_t (squared_j - least)), and 0 beyond e^-60. `least` is at most the least of
/// `squared`; infinite distances count as nothing.
void mneme_fold_scores(
    const double *squared, size_t columns, double least, const double *rate, size_t rates,
    double *weight, double *moment);

#endif
