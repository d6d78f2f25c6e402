import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

@Suite struct NoiseDrawsTests {
  static let model = LinearDenoiser(
    dimension: 4, mean: 3, standardDeviation: 2, time: 1.5, kappa: 0.7)

  static func set(_ count: Int, _ draws: Int) -> LinearDenoiser.TrainingSet {
    var data = RandomStream(key: 1, stream: 0)
    var noise = RandomStream(key: 2, stream: 0)
    return model.trainingSet(count, drawsPerSample: draws, data: &data, noise: &noise)
  }

  /// One draw is the model of before, bit for bit; fewer draws are the first of more.
  @Test func drawsAreNested() {
    let (one, four) = (Self.set(9, 1), Self.set(9, 4))
    #expect(one.samples == four.samples)
    #expect(one.noised.values == Array(four.noised.values.prefix(9 * 4)))
    #expect(one.drawsPerSample == 1 && four.drawsPerSample == 4)
    var data = RandomStream(key: 1, stream: 0)
    var noise = RandomStream(key: 2, stream: 0)
    #expect(Self.model.trainingSet(9, data: &data, noise: &noise).noised == one.noised)
  }

  /// Least squares over all r·n pairs, by residuals that are orthogonal to the inputs.
  @Test(arguments: [(9, 3), (3, 2), (30, 16)])
  func theFitIsLeastSquares(count: Int, draws: Int) throws {
    let set = Self.set(count, draws)
    let trained = try Self.model.train(on: set)
    let inputs = set.noised.subtracting(set.noised.columnMeans)
    let targets = set.samples.repeated(draws).subtracting(set.samples.columnMeans)
    let residuals = targets.adding(
      Matrix.product(inputs, .none, trained.slope, .transposed), scale: -1)
    let moments = Matrix.product(residuals, .transposed, inputs)
    for value in moments.values { #expect(abs(value) <= 1e-9) }
    #expect(trained.isRegular == (count > 4))
    if count <= 4 {
      // More draws don't fill directions without samples.
      let variances = try trained.law.covariance.symmetricEigenvalues()
      #expect(variances.count { $0 < 1e-10 } == 4 - (count - 1))
    }
  }

  /// r → ∞ is ridge regression in closed form: the distance falls like 1/√r.
  @Test func manyDrawsTendToTheRidge() throws {
    let limit = StepChain(
      model: Self.model, grid: StepGrid(stepCount: 1, spacing: .uniform), sampler: .deterministic
    ).law(try SampleSpectrum(Self.set(12, 1).samples)).covariance
    let errors = try [1, 100, 10_000].map { draws in
      let covariance = try Self.model.train(on: Self.set(12, draws)).law.covariance
      let difference = covariance.adding(limit, scale: -1).squaredFrobeniusNorm
      return (difference / limit.squaredFrobeniusNorm).squareRoot()
    }
    #expect(errors[0] > 0.1)
    #expect(errors[1] <= 0.2 && errors[2] <= 0.02, "\(errors)")
    #expect(errors[2] > 1e-5)
  }
}
