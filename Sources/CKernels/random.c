#include "CKernels.h"
#include "machine.h"

#include <math.h>
#include <string.h>

// The same bits on every machine: products and sums are fused where the code says so, by `fma`, and
// nowhere else. Machines without the instruction compute the same, slowly.
#pragma STDC FP_CONTRACT OFF

enum { LANES = 64 };

INLINE void philox(uint32_t x[4], uint32_t k0, uint32_t k1) {
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)0xD2511F53u * x[0];
    uint64_t b = (uint64_t)0xCD9E8D57u * x[2];
    uint32_t y0 = (uint32_t)(b >> 32) ^ x[1] ^ k0;
    uint32_t y2 = (uint32_t)(a >> 32) ^ x[3] ^ k1;
    x[1] = (uint32_t)b;
    x[3] = (uint32_t)a;
    x[0] = y0;
    x[2] = y2;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

void mneme_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  memcpy(out, counter, 4 * sizeof *out);
  philox(out, key[0], key[1]);
}

INLINE double unit(uint64_t bits) {
  // A multiple of 2^-53, which a double holds exactly; half of one in place of 0, so that every
  // value has a finite quantile. (Cell centres would need a 54th bit above 1/2, and round to 1.)
  int64_t cell = (int64_t)(bits >> 11);
  return (cell == 0 ? 0.5 : (double)cell) * 0x1p-53;
}

/// LANES blocks from counter `block` on: 2 * LANES uniforms.
INLINE void uniform_chunk(uint64_t key, uint64_t stream, uint64_t block, double *restrict out) {
  uint32_t x0[LANES], x1[LANES], x2[LANES], x3[LANES];
  for (int i = 0; i < LANES; i++) {
    uint64_t c = block + (uint64_t)i;
    uint32_t x[4] = {(uint32_t)c, (uint32_t)(c >> 32), (uint32_t)stream, (uint32_t)(stream >> 32)};
    philox(x, (uint32_t)key, (uint32_t)(key >> 32));
    x0[i] = x[0], x1[i] = x[1], x2[i] = x[2], x3[i] = x[3];
  }
  for (int i = 0; i < LANES; i++) {
    out[2 * i] = unit((uint64_t)x1[i] << 32 | x0[i]);
    out[2 * i + 1] = unit((uint64_t)x3[i] << 32 | x2[i]);
  }
}

FOR_EACH_MACHINE
void mneme_uniforms(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out) {
  double chunk[2 * LANES];
  uint64_t block = first / 2;
  size_t skip = (size_t)(first % 2);
  while (count > 0) {
    size_t fresh = 2 * LANES - skip;
    size_t taken = fresh < count ? fresh : count;
    if (skip == 0 && taken == 2 * LANES) {
      uniform_chunk(key, stream, block, out);
    } else {
      uniform_chunk(key, stream, block, chunk);
      memcpy(out, chunk + skip, taken * sizeof *out);
    }
    out += taken;
    count -= taken;
    block += LANES;
    skip = 0;
  }
}

/// Natural logarithm for 2^-60 < x <= 1/2: exponent and mantissa apart, then the odd series in
/// s = (m - 1)/(m + 1) with the minimax coefficients of FreeBSD's e_log.c; error under 1 ulp.
INLINE double log_small(double x) {
  int64_t bits;
  memcpy(&bits, &x, sizeof bits);
  // Shift so that the mantissa falls in [sqrt(1/2), sqrt(2)).
  int64_t shifted = bits - 0x3FE6A09E667F3BCD;
  int64_t exponent = shifted >> 52;
  bits -= exponent * ((int64_t)1 << 52);
  double m;
  memcpy(&m, &bits, sizeof m);
  double e = (double)exponent;
  double f = m - 1.0, s = f / (2.0 + f), z = s * s, w = z * z;
  double even = w * (3.999999999940941908e-01
                     + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd = z * (6.666666666666735130e-01
                    + w * (2.857142874366239149e-01
                           + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  double half = 0.5 * f * f;
  return e * 6.93147180369123816490e-01
         - ((half - (s * (half + (even + odd)) + e * 1.90821492927058770002e-10)) - f);
}

INLINE double horner8(double x, const double c[8]) {
  double sum = c[7];
  for (int i = 6; i >= 0; i--) sum = __builtin_fma(sum, x, c[i]);
  return sum;
}

// Wichura (1988), Algorithm AS 241, PPND16: relative accuracy about 1e-16.
static const double A[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                            1.9715909503065514427e+3, 1.3731693765509461125e+4,
                            4.5921953931549871457e+4, 6.7265770927008700853e+4,
                            3.3430575583588128105e+4, 2.5090809287301226727e+3};
static const double B[8] = {1.0,
                            4.2313330701600911252e+1,
                            6.8718700749205790830e+2,
                            5.3941960214247511077e+3,
                            2.1213794301586595867e+4,
                            3.9307895800092710610e+4,
                            2.8729085735721942674e+4,
                            5.2264952788528545610e+3};
static const double C[8] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                            5.76949722146069140550e0,  3.64784832476320460504e0,
                            1.27045825245236838258e0,  2.41780725177450611770e-1,
                            2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double D[8] = {1.0,
                            2.05319162663775882187e0,
                            1.67638483018380384940e0,
                            6.89767334985100004550e-1,
                            1.48103976427480074590e-1,
                            1.51986665636164571966e-2,
                            5.47593808499534494600e-4,
                            1.05075007164441684324e-9};
static const double E[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                            1.78482653991729133580e0,  2.96560571828504891230e-1,
                            2.65321895265761230930e-2, 1.24266094738807843860e-3,
                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double F[8] = {1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15};

static const double CENTRAL = 0.425;
static const double FAR = 0x1.e8a37a45fc32ep-37;  // e^-25

INLINE double quantile_central(double q) {
  double r = CENTRAL * CENTRAL - q * q;
  return q * horner8(r, A) / horner8(r, B);
}

/// Minus the quantile of the tail probability p = min(u, 1 - u) for p >= e^-25.
INLINE double quantile_tail(double p) {
  double r = sqrt(-log_small(p)) - 1.6;
  return horner8(r, C) / horner8(r, D);
}

/// The same for p < e^-25, about 1.4e-11.
INLINE double quantile_far_tail(double p) {
  double r = sqrt(-log_small(p)) - 5.0;
  return horner8(r, E) / horner8(r, F);
}

/// Centre for all, then the tails (15 % of a uniform sample) gathered and put back.
INLINE void quantile_chunk(double *restrict values, int count) {
  double uniform[2 * LANES], tail[2 * LANES];
  int where[2 * LANES];
  int tails = 0, rare = 0;
  for (int i = 0; i < count; i++) {
    where[tails] = i;
    uniform[tails] = values[i];
    tails += fabs(values[i] - 0.5) > CENTRAL;
  }
  for (int i = 0; i < count; i++) values[i] = quantile_central(values[i] - 0.5);
  for (int k = 0; k < tails; k++) {
    double u = uniform[k];
    double p = u < 0.5 ? u : 1.0 - u;
    double x = quantile_tail(p);
    rare += p < FAR;
    tail[k] = u < 0.5 ? -x : x;
  }
  if (rare > 0) {
    for (int k = 0; k < tails; k++) {
      double u = uniform[k];
      double p = u < 0.5 ? u : 1.0 - u;
      if (p < FAR) tail[k] = u < 0.5 ? -quantile_far_tail(p) : quantile_far_tail(p);
    }
  }
  for (int k = 0; k < tails; k++) values[where[k]] = tail[k];
}

FOR_EACH_MACHINE
void mneme_normal_quantiles(double *values, size_t count) {
  while (count > 0) {
    int taken = count < 2 * LANES ? (int)count : 2 * LANES;
    quantile_chunk(values, taken);
    values += taken;
    count -= (size_t)taken;
  }
}

void mneme_normals(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out) {
  mneme_uniforms(key, stream, first, count, out);
  mneme_normal_quantiles(out, count);
}
