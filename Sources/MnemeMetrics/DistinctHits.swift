import Glibc

/// How many different training samples were hit, beside what it would be if every hit chose one of all
/// with equal probability.
///
/// E[distinct] = N (1 − (1 − 1/N)^H) for H hits among N training samples (SYSTEMS S3: Σ 1 − (1−p_i)^H
/// with equal p_i). The interval of what was seen is that of the jackknife over samples: leaving one
/// out loses a training sample iff no other hit it. Source: Chen et al. (arXiv 2410.02467).
package struct DistinctHits: Sendable, Equatable {
  /// H.
  package let hits: Int
  package let distinct: Int
  /// Training samples hit by one sample alone.
  package let once: Int
  /// M, samples looked at.
  package let samples: Int

  /// - Parameter targets: the training sample of every hit.
  package init(targets: [Int], samples: Int) {
    var counts: [Int: Int] = [:]
    for target in targets { counts[target, default: 0] += 1 }
    hits = targets.count
    distinct = counts.count
    once = counts.values.count { $0 == 1 }
    self.samples = samples
  }

  /// Distinct training samples for each sample looked at, in [0, 1].
  package var perSample: Double { Double(distinct) / Double(max(1, samples)) }

  /// Standard error of `perSample`: √((M−1)/M · f₁(1 − f₁/M))/M with f₁ hit once.
  package var standardError: Double {
    let m = Double(max(1, samples))
    let f = Double(once)
    return ((m - 1) / m * f * (1 - f / m)).squareRoot() / m
  }

  /// The expectation of `perSample` under equal probabilities, and its standard deviation.
  ///
  /// - Parameter trainingCount: N ≥ 1.
  package func expected(trainingCount: Int) -> (mean: Double, deviation: Double) {
    let (n, h, m) = (Double(trainingCount), Double(hits), Double(max(1, samples)))
    guard trainingCount > 1 else { return (min(1, h) / m, 0) }
    // The probabilities that none of one, or of two, training samples is hit.
    let one = exp(h * log1p(-1 / n))
    let two = trainingCount > 2 || hits == 0 ? exp(h * log1p(-2 / n)) : 0
    let variance = n * one + n * (n - 1) * two - n * n * one * one
    return (n * (1 - one) / m, max(0, variance).squareRoot() / m)
  }
}

extension DistinctHits {
  /// E[distinct] = Σ_i 1 − (1 − p_i)^N for N samples that each hit training sample i with probability
  /// p_i, and its standard deviation. Without the assumption that all p_i are equal.
  ///
  /// Source: Chen et al. (arXiv 2410.02467). The variance is Σ_i q_i(1 − q_i) +
  /// Σ_{i≠j} [(1 − p_i − p_j)^N − q_i q_j] with q_i = (1 − p_i)^N.
  ///
  /// - Parameters:
  ///   - probabilities: each in [0, 1], summing to at most 1; the rest hit nothing.
  ///   - samples: N ≥ 0.
  /// - Returns: training samples hit.
  /// - Complexity: O(count²) for the deviation.
  package static func expected(
    probabilities: [Double], samples: Int
  ) -> (mean: Double, deviation: Double) {
    precondition(
      samples >= 0 && probabilities.allSatisfy { $0 >= 0 && $0 <= 1 },
      "\(samples) samples, probabilities \(probabilities)")
    let n = Double(samples)
    // The probability that nothing of a share of the law is hit; 0 · ∞ where nothing is drawn.
    func missed(_ share: Double) -> Double { samples == 0 ? 1 : exp(n * log1p(-min(1, share))) }
    let q = probabilities.map(missed)
    var variance = 0.0
    for i in q.indices {
      variance += q[i] * (1 - q[i])
      for j in q.indices where j != i {
        variance += missed(probabilities[i] + probabilities[j]) - q[i] * q[j]
      }
    }
    return (q.reduce(0) { $0 + (1 - $1) }, max(0, variance).squareRoot())
  }
}
