package import MnemeNumerics

/// A fraction of images over several trials, whose images are more alike within a trial than between:
/// an interval that doesn't take them for independent.
///
/// Clopper-Pearson at the effective number of images n_eff = p(1−p)/v, where v is the variance of the
/// mean over trials, times (t_n/t_k)² of Student quantiles for n images and k trials; at most n.
/// Where all trials agree (v = 0) nothing is known of that, and all images count.
/// Source: Korn & Graubard, Survey Methodology 24 (1998), 193-201.
package struct ClusteredFraction: Sendable, Equatable {
  /// In [0, 1].
  package let fraction: Double
  package let interval: BinomialInterval
  package let effectiveCount: Double

  /// - Parameters:
  ///   - counts: by trial, images with the property.
  ///   - size: images of each trial.
  ///   - level: in (0, 1).
  package init(counts: [Int], size: Int, level: Double) {
    precondition(!counts.isEmpty && size >= 1, "no fraction of no images")
    let trials = counts.count
    let images = Double(trials * size)
    let fractions = counts.map { Double($0) / Double(size) }
    let p = fractions.reduce(0, +) / Double(trials)
    fraction = p
    effectiveCount = Self.effectiveCount(fractions, p, images: images, level: level)
    let k = p * effectiveCount
    let failures = effectiveCount - k
    let tail = (1 - level) / 2
    interval = BinomialInterval(
      lower: p == 0 ? 0 : IncompleteBeta(k, failures + 1).inverse(at: tail),
      upper: p == 1 ? 1 : 1 - IncompleteBeta(failures, k + 1).inverse(at: tail))
  }

  private static func effectiveCount(
    _ fractions: [Double], _ p: Double, images: Double, level: Double
  ) -> Double {
    let trials = Double(fractions.count)
    guard fractions.count > 1, let variance = SampleMoments(fractions)?.variance, variance > 0
    else {
      return images
    }
    let ratio =
      StudentQuantile.twoSided(level: level, degrees: max(1, Int(images) - 1))
      / StudentQuantile.twoSided(level: level, degrees: fractions.count - 1)
    return min(images, p * (1 - p) / (variance / trials) * ratio * ratio)
  }
}
