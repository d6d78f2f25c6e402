import Glibc

/// The forward process of the linear one-step model on N(μ, σ² I): Theory, Eqs. 5 and 8.
package struct LinearModel: Sendable, Hashable {
  /// σ of the data, in the data's unit.
  package let standardDeviation: Double
  /// T, dimensionless.
  package let time: Double
  /// κ = λ e^(2T), in the square of the data's unit.
  package let kappa: Double

  /// - Throws: `TheoryError` unless σ > 0, T > 0 and κ ≥ 0, σ and κ finite.
  package init(standardDeviation: Double, time: Double, kappa: Double) throws(TheoryError) {
    guard standardDeviation > 0, standardDeviation.isFinite else {
      throw .standardDeviationNotPositive(standardDeviation)
    }
    guard time > 0 else { throw .timeNotPositive(time) }
    guard kappa >= 0, kappa.isFinite else { throw .kappaNegative(kappa) }
    self.standardDeviation = standardDeviation
    self.time = time
    self.kappa = kappa
  }

  /// Noise scale λ = κ e^(−2T).
  package var noiseScale: Double { kappa * exp(-2 * time) }

  /// Variance of a coordinate at time T: v = e^(−2T)σ² + λ(1 − e^(−2T)). Source: Theory, Eq. 8.
  package var noisedVariance: Double {
    exp(-2 * time) * (variance + kappa * noiseShare)
  }

  /// Signal share q = e^(−2T)σ²/v = σ²/(σ² + κ(1 − e^(−2T))), in [0, 1]. Source: Theory, Eq. 8.
  package var signalShare: Double { variance / (variance + kappa * noiseShare) }

  /// The model trained on n samples in d dimensions.
  package func setting(trainingCount: Int, dimension: Int) throws(TheoryError) -> LinearSetting {
    try LinearSetting(trainingCount: trainingCount, dimension: dimension, q: signalShare)
  }

  private var variance: Double { standardDeviation * standardDeviation }
  private var noiseShare: Double { -expm1(-2 * time) }
}
