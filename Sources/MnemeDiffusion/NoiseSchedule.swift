import Glibc

/// The forward process of a denoising diffusion model: x_t = √ᾱ_t x₀ + √(1−ᾱ_t) ε.
///
/// β_t rises linearly from `firstBeta` at t = 1 to `lastBeta` at t = T; ᾱ_t = Π_{s≤t} (1−β_s), with
/// ᾱ_0 = 1: step 0 is the data itself. Source: Ho, Jain & Abbeel (2020).
package struct NoiseSchedule: Sendable, Equatable, Codable {
  /// T ≥ 2.
  package let steps: Int
  package let firstBeta: Double
  package let lastBeta: Double

  package init(steps: Int, firstBeta: Double = 1e-4, lastBeta: Double = 0.02) {
    self.steps = steps
    self.firstBeta = firstBeta
    self.lastBeta = lastBeta
  }

  /// What is wrong with a schedule from outside, or nil.
  package var fault: String? {
    if steps < 2 { return "\(steps) steps of noise, fewer than 2" }
    let isRising = 0 < firstBeta && firstBeta <= lastBeta && lastBeta < 1
    return isRising ? nil : "beta from \(firstBeta) to \(lastBeta): both must rise within (0, 1)"
  }

  /// β_t for t in 1…T.
  package func beta(_ step: Int) -> Double {
    precondition((1...steps).contains(step), "step \(step) of \(steps)")
    return firstBeta + (lastBeta - firstBeta) * Double(step - 1) / Double(steps - 1)
  }

  /// ᾱ_0, …, ᾱ_T: what is left of the data's variance.
  package var signals: [Double] {
    var signals = [1.0]
    for step in 1...steps { signals.append(signals[step - 1] * (1 - beta(step))) }
    return signals
  }
}
