import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

@Suite struct LinearDenoiserTests {
  static let model = LinearDenoiser(
    dimension: 6, mean: 3, standardDeviation: 2, time: 1.5, kappa: 0.7)

  static func train(_ model: LinearDenoiser, _ count: Int, trial: UInt64 = 0) throws
    -> (LinearDenoiser.TrainingSet, LinearDenoiser.Trained)
  {
    var data = RandomStream(key: 1, stream: trial)
    var noise = RandomStream(key: 2, stream: trial)
    let set = model.trainingSet(count, data: &data, noise: &noise)
    return (set, try model.train(on: set))
  }

  /// λ = κ e^(−2T), noise λ(1 − e^(−2T)), v = e^(−2T)σ² + noise (Theory, Eqs. 5 and 8).
  @Test func variancesAreThoseOfTheProcess() {
    let e = exp(-1.5)
    #expect(abs(Self.model.noiseVariance - 0.7 * e * e * (1 - e * e)) <= 1e-15)
    #expect(abs(Self.model.finalVariance - (e * e * 4 + Self.model.noiseVariance)) <= 1e-15)
  }

  /// x_T − e^(−T) x₀ has the noise's variance. False alarm: chi-square beyond 5 sigma, 6e-7.
  @Test func noiseHasItsVariance() {
    var data = RandomStream(key: 1, stream: 5)
    var noise = RandomStream(key: 2, stream: 5)
    let set = Self.model.trainingSet(4000, data: &data, noise: &noise)
    let count = Double(set.samples.values.count)
    let sum = zip(set.noised.values, set.samples.values).reduce(0) { sum, pair in
      let difference = pair.0 - Self.model.decay * pair.1
      return sum + difference * difference
    }
    let ratio = sum / count / Self.model.noiseVariance
    #expect(abs(ratio - 1) <= 5 * (2 / count).squareRoot())
    #expect(abs(1.1 * ratio - 1) > 5 * (2 / count).squareRoot())  // a 10 % error is seen
  }

  /// Where count − 1 ≤ dimension the denoiser returns its training data.
  @Test(arguments: [3, 6, 7])
  func fewSamplesAreInterpolated(count: Int) throws {
    let (set, trained) = try Self.train(Self.model, count)
    let noisedMean = set.noised.columnMeans
    let sampleMean = set.samples.columnMeans
    let fitted = Matrix.product(
      set.noised.subtracting(noisedMean), .none, trained.slope, .transposed)
    for (a, b) in zip(fitted.values, set.samples.subtracting(sampleMean).values) {
      #expect(abs(a - b) <= 1e-8)
    }
    #expect(trained.isRegular == (count == 7))
  }

  /// κ = 0: Σ_G = s̄² I and μ_G = x̄ (Theory, after Eq. 8).
  @Test func withoutNoiseTheLawIsTheSampleMoments() throws {
    let model = LinearDenoiser(
      dimension: 4, mean: 1, standardDeviation: 1, time: 2, kappa: 0)
    let (set, trained) = try Self.train(model, 30)
    let mean = set.samples.columnMeans
    let variance = set.samples.subtracting(mean).squaredFrobeniusNorm / Double(29 * 4)
    for (a, b) in zip(trained.law.mean, mean) { #expect(abs(a - b) <= 1e-12) }
    let expected = Matrix(identity: 4, scale: variance)
    for (a, b) in zip(trained.law.covariance.values, expected.values) {
      #expect(abs(a - b) <= 1e-11)
    }
  }

  /// Simulated generation θ₀ + θ₁x_T against the exact law: mean and covariance within 5 standard
  /// errors entry by entry (42 checks; false alarm under 3e-5), and not that of θ₁ᵀθ₁.
  @Test func theLawIsThatOfTheGeneratedSamples() throws {
    let (set, trained) = try Self.train(Self.model, 12)
    let count = 20_000
    var start = RandomStream(key: 3, stream: 0)
    let mean = set.samples.columnMeans.map { Self.model.decay * $0 }
    let noisy = GaussianLaw.isotropicSamples(
      count, mean: mean, deviation: trained.startVariance.squareRoot(), from: &start)
    let shift = trained.slope.times(set.noised.columnMeans)
    let intercept = zip(set.samples.columnMeans, shift).map { $0 - $1 }
    var outputs = Matrix.product(noisy, .none, trained.slope, .transposed)
    for row in 0..<count {
      for column in 0..<6 { outputs[row, column] += intercept[column] }
    }
    let law = trained.law
    let covariance = law.covariance
    let outputMean = outputs.columnMeans
    for index in 0..<6 {
      let error = (covariance[index, index] / Double(count)).squareRoot()
      #expect(abs(outputMean[index] - law.mean[index]) <= 5 * error)
    }
    let sample = outputs.subtracting(outputMean).gram(.transposed, scale: 1 / Double(count - 1))
    let wrong = trained.slope.gram(.transposed, scale: trained.startVariance)
    var wrongEntries = 0
    for i in 0..<6 {
      for j in 0..<6 {
        let spread = covariance[i, i] * covariance[j, j] + covariance[i, j] * covariance[i, j]
        let error = (spread / Double(count)).squareRoot()
        #expect(abs(sample[i, j] - covariance[i, j]) <= 5 * error)
        if abs(sample[i, j] - wrong[i, j]) > 5 * error { wrongEntries += 1 }
      }
    }
    #expect(wrongEntries > 0)
  }

  /// Samples of a law have its moments, also when it is singular.
  @Test func singularLawsStayOnTheirSubspace() throws {
    let (_, trained) = try Self.train(Self.model, 4)
    var stream = RandomStream(key: 4, stream: 0)
    let samples = trained.law.samples(50, from: &stream).subtracting(trained.law.mean)
    let eigenvalues = try samples.gram(.none).symmetricEigenvalues()
    #expect(eigenvalues.count { $0 > 1e-9 } == 3)
  }
}
