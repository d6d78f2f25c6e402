import Glibc
import MnemeDiffusion
import MnemeTheory

/// What decides the value of a trial of the linear model, beside n, d and the reference set. Shared by
/// all experiments, so that equal trials are computed once.
struct LinearTrialSetting: Hashable, Sendable {
  /// μ, the same in every coordinate.
  var mean = 10.0
  /// σ > 0, the same in every coordinate.
  var standardDeviation = 1.0
  /// T > 0, dimensionless.
  var time = 2.0
  /// κ = λ e^(2T) ≥ 0.
  var kappa = 1.0
  /// Generated samples a trial for Eq. 4a, ≥ 1.
  var generatedCount = 200

  /// Signal share q (Theory, Eq. 8), in [0, 1].
  var signalShare: Double {
    do {
      return try LinearModel(
        standardDeviation: standardDeviation, time: time, kappa: kappa
      ).signalShare
    } catch {
      preconditionFailure("settings in range that theory refuses: \(error)")
    }
  }

  /// The same setting with the noise scale that gives the signal share `q`, in (0, 1]: Eq. 8 solved
  /// for κ.
  func with(signalShare q: Double) -> Self {
    precondition(q > 0 && q <= 1, "a signal share of \(q)")
    var setting = self
    setting.kappa =
      (1 / q - 1) * standardDeviation * standardDeviation / -expm1(-2 * time)
    return setting
  }

  func model(_ dimension: Int) -> LinearDenoiser {
    LinearDenoiser(
      dimension: dimension, mean: mean, standardDeviation: standardDeviation, time: time,
      kappa: kappa)
  }
}
