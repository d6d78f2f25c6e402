/// The inner loops of Mneme: counter-based random numbers and sums of kernels.
///
/// Plain C so that one binary can carry code for several instruction sets and choose at start.
/// Random numbers are the same bits on every machine (no contraction, no library logarithm);
/// kernel sums may differ in the last bits between instruction sets, as BLAS does.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has AVX2 and FMA; false on other architectures.
bool mneme_has_avx2_and_fma(void);

/// Philox4x32-10 (Salmon et al. 2011): ten rounds on one counter. For known-answer tests.
void mneme_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Uniforms in (0, 1) with 53 random bits: m 2^-53, or 2^-54 for m = 0. Value i of a stream (key, stream) is
/// half i mod 2 of block i / 2; `first` is the index of the first one.
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

#endif
