import Glibc
package import MnemeNumerics

/// The solvable generative model: one linear step from noise to data (Theory, section 2).
///
/// Data N(μ, σ² I_d); forward process to time T with noise scale λ = κ e^(−2T).
/// Source: Halder (arXiv 2411.17807); Theory, Eqs. 5-8.
package struct LinearDenoiser: Sendable {
  /// Dimensions of the data, ≥ 1.
  package let dimension: Int
  /// μ, the same in every coordinate.
  package let mean: Double
  /// σ > 0, the same in every coordinate.
  package let standardDeviation: Double
  /// T > 0, where the forward process ends. Dimensionless.
  package let time: Double
  /// κ = λ e^(2T) ≥ 0. Dimensionless.
  package let kappa: Double

  package init(
    dimension: Int, mean: Double, standardDeviation: Double, time: Double, kappa: Double
  ) {
    precondition(dimension >= 1 && standardDeviation > 0 && time > 0 && kappa >= 0)
    self.dimension = dimension
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.time = time
    self.kappa = kappa
  }

  /// e^(−T), what is left of the data at time T.
  package var decay: Double { exp(-time) }

  /// λ(1 − e^(−2T)) = κ e^(−2T)(1 − e^(−2T)), the variance that the process adds up to time T.
  package var noiseVariance: Double { kappa * exp(-2 * time) * -expm1(-2 * time) }

  /// v = e^(−2T)σ² + λ(1 − e^(−2T)), the variance at time T (Theory, Eq. 8).
  package var finalVariance: Double {
    decay * decay * standardDeviation * standardDeviation + noiseVariance
  }

  /// The training data of one trial.
  package struct TrainingSet: Sendable {
    /// x₀, shape (count, dimension).
    package let samples: Matrix
    /// x_T, shape (draws · count, dimension): the first draw of every sample, then the second, ….
    package let noised: Matrix

    /// r, noise draws per sample.
    package var drawsPerSample: Int { noised.rows / samples.rows }
  }

  /// `count` samples of the data, from `data`, each with its noise draws, from `noise` (Theory,
  /// Eq. 5). Fewer draws per sample are the first of more.
  package func trainingSet(
    _ count: Int, drawsPerSample: Int = 1, data: inout RandomStream, noise: inout RandomStream
  ) -> TrainingSet {
    trainingSet(
      of: samples(count, from: &data), drawsPerSample: drawsPerSample, noise: &noise)
  }

  /// Given samples, shape (count, dimension), with their noise draws.
  package func trainingSet(
    of samples: Matrix, drawsPerSample: Int = 1, noise: inout RandomStream
  ) -> TrainingSet {
    precondition(drawsPerSample >= 1, "\(drawsPerSample) noise draws per sample")
    let rows = samples.rows * drawsPerSample
    var noised = Matrix(rows: rows, columns: dimension, values: noise.normals(rows * dimension))
    noised.scale(by: noiseVariance.squareRoot())
    return TrainingSet(
      samples: samples, noised: noised.adding(samples.repeated(drawsPerSample), scale: decay))
  }

  /// `count` fresh samples of ρ, shape (count, dimension).
  package func samples(_ count: Int, from stream: inout RandomStream) -> Matrix {
    GaussianLaw.isotropicSamples(
      count, mean: [Double](repeating: mean, count: dimension), deviation: standardDeviation,
      from: &stream)
  }

  /// `count` fresh latents x_T ~ N(e^(−T) μ, v I), the law of the noised data; shape (count, dimension).
  package func latents(_ count: Int, from stream: inout RandomStream) -> Matrix {
    GaussianLaw.isotropicSamples(
      count, mean: [Double](repeating: decay * mean, count: dimension),
      deviation: finalVariance.squareRoot(), from: &stream)
  }

  /// What training gives: the affine denoiser θ₀ + θ₁ x_T and the exact law of its output.
  package struct Trained: Sendable {
    /// θ₁, shape (dimension, dimension).
    package let slope: Matrix
    /// θ₀, shape (dimension).
    package let intercept: [Double]
    /// v̂ = e^(−2T) s̄² + λ(1 − e^(−2T)), the variance from which generation starts.
    package let startVariance: Double
    /// ρ_G = N(μ_G, v̂ θ₁θ₁ᵀ), Theory, Eq. 7; its root is √v̂ θ₁.
    package let law: GaussianLaw
    /// Whether Σ_G has full rank, which is so with probability one iff count − 1 ≥ dimension.
    package let isRegular: Bool

    /// θ₀ + θ₁ x_T for each latent; shape of `latents` and of the result: (count, dimension).
    package func outputs(at latents: Matrix) -> Matrix {
      var outputs = Matrix.product(latents, .none, slope, .transposed)
      outputs.add(intercept)
      return outputs
    }
  }

  /// Ordinary least squares with intercept from x_T to x₀ over all pairs of sample and draw, minimum
  /// norm where count · draws − 1 ≤ dimension (Theory, Eq. 6), and the generated law (Eq. 7).
  ///
  /// - Throws: `NumericsError` if the fit does not converge.
  package func train(on set: TrainingSet) throws(NumericsError) -> Trained {
    let fit = try LeastSquares.fitAffine(
      inputs: set.noised, targets: set.samples.repeated(set.drawsPerSample))
    let sampleMean = set.samples.columnMeans
    let start = decay * decay * averageVariance(of: set.samples, mean: sampleMean) + noiseVariance
    let shift = fit.slope.times(sampleMean.map { decay * $0 })
    var root = fit.slope
    root.scale(by: start.squareRoot())
    return Trained(
      slope: fit.slope, intercept: fit.intercept, startVariance: start,
      law: GaussianLaw(mean: zip(fit.intercept, shift).map { $0 + $1 }, root: root),
      isRegular: set.samples.rows - 1 >= dimension)
  }

  /// s̄², the unbiased variance averaged over coordinates.
  private func averageVariance(of samples: Matrix, mean: [Double]) -> Double {
    samples.subtracting(mean).squaredFrobeniusNorm / Double((samples.rows - 1) * dimension)
  }
}
