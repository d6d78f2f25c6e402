package import MnemeNumerics

/// A predictor of noise that is led to labels by a classifier of noised images:
///
///     ε̂ − strength · √(1−ᾱ_t) ∇ ln p(c | x_t)
///
/// At strength 1 that is Bayes' rule: the exact denoiser of the labelled images becomes the exact
/// denoiser of those with the label. At strength 0 it is the predictor itself, bit by bit.
/// Source: Dhariwal & Nichol (arXiv 2105.05233), algorithm 2.
package struct GuidedPredictor<Base: NoisePredictor>: NoisePredictor {
  private let base: Base
  private let classifier: LabelClassifier
  private let labels: [Int]
  private let strength: Double
  private let signals: [Double]

  /// - Parameters:
  ///   - labels: the wanted one of each image that is asked about, in their order.
  ///   - strength: at least 0.
  package init(
    _ base: Base, toward labels: [Int], by classifier: LabelClassifier, strength: Double,
    schedule: NoiseSchedule
  ) {
    precondition(strength >= 0 && strength.isFinite, "guidance of strength \(strength)")
    self.base = base
    self.classifier = classifier
    self.labels = labels
    self.strength = strength
    signals = schedule.signals
  }

  package func noise(in images: Matrix, step: Int) throws(Base.Failure) -> Matrix {
    let noise = try base.noise(in: images, step: step)
    // Adding 0 would turn −0 into 0.
    guard strength > 0 else { return noise }
    return noise.adding(
      classifier.gradients(at: images, of: labels, step: step),
      scale: -strength * (1 - signals[step]).squareRoot())
  }
}
