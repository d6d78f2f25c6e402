package import MnemeNumerics

/// Whatever tells noise from data: a trained network, or an exact denoiser as its control.
package protocol NoisePredictor {
  associatedtype Failure: Error

  /// The expected ε in x_t = √ᾱ_t x₀ + √(1−ᾱ_t) ε.
  ///
  /// - Parameters:
  ///   - images: x_t, shape (count, dimension).
  ///   - step: t in 1…T, the same for all.
  /// - Returns: shape (count, dimension).
  func noise(in images: Matrix, step: Int) throws(Failure) -> Matrix
}
