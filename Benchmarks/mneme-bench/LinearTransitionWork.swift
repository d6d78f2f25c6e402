import COpenBLAS
import MnemeDiffusion
import MnemeMetrics
import MnemeNumerics

/// The parts of a `linear-transition` trial, put together from the rooms that the experiment uses.
final class LinearTransitionWork {
  private let model: LinearDenoiser
  private let trainingCount: Int
  private let reference: KernelDensity
  private let referencePairs: Double
  private let mean: [Double]
  private var data = RandomStream(key: 1, stream: 0)
  private var noise = RandomStream(key: 2, stream: 0)
  private var generation = RandomStream(key: 3, stream: 0)
  private let generatedCount = 200

  init(dimension: Int, trainingCount: Int) {
    model = LinearDenoiser(
      dimension: dimension, mean: 10, standardDeviation: 1, time: 2, kappa: 1)
    self.trainingCount = trainingCount
    mean = [Double](repeating: 10, count: dimension)
    var stream = RandomStream(key: 4, stream: 0)
    let samples = model.samples(10_000, from: &stream)
    reference = KernelDensity(
      points: CenteredPoints(samples, center: samples.columnMeans), scale: 1)
    referencePairs = reference.logPairEnergy
  }

  var cases: [(name: String, body: () throws -> Void)] {
    [
      ("squared_l2", { _ = try self.squaredL2(referencePairs: self.referencePairs) }),
      (
        "squared_l2_with_pair_sum",
        { _ = try self.squaredL2(referencePairs: self.reference.logPairEnergy) }
      ),
      ("full_trial", { try self.fullTrial() }),
      ("gemm_squared_l2", { self.gemm([(self.trainingCount, 100), (5000, 100)]) }),
      (
        "gemm_squared_l2_with_pair_sum",
        { self.gemm([(self.trainingCount, 100), (5000, 100), (5000, 10_000)]) }
      ),
      (
        "gemm_full_trial",
        { self.gemm([(self.trainingCount, 100), (5000, 100), (200, 10_000), (200, 2000)]) }
      ),
    ]
  }

  private func density(_ samples: Matrix) -> KernelDensity {
    KernelDensity(points: CenteredPoints(samples, center: reference.points.center), scale: 1)
  }

  private struct Fit {
    let samples: Matrix
    let trained: LinearDenoiser.Trained
  }

  /// Draws, fit, exact law, squared L² in log-space, −ln BC, H² and KL.
  @discardableResult
  private func squaredL2(referencePairs: Double) throws -> Fit {
    let set = model.trainingSet(trainingCount, data: &data, noise: &noise)
    let trained = try model.train(on: set)
    let training = density(set.samples)
    sink +=
      SquaredL2Difference.reference(
        trainingPairs: training.logPairEnergy, referencePairs: referencePairs,
        trainingCross: try training.logCrossEnergy(with: trained.law),
        referenceCross: try reference.logCrossEnergy(with: trained.law)
      ).logMagnitude
    let divergence = try GaussianDivergence(
      of: trained.law, isRegular: trained.isRegular, mean: mean, deviation: 1)
    sink += divergence.meanTerm + divergence.squaredHellinger
    return Fit(samples: set.samples, trained: trained)
  }

  /// The same, and Eq. 4a in its three readings with its null.
  private func fullTrial() throws {
    let fit = try squaredL2(referencePairs: referencePairs)
    let generated = fit.trained.law.samples(generatedCount, from: &generation)
    let delta = RelativeLogLikelihood(
      generated: CenteredPoints(generated, center: reference.points.center),
      training: density(fit.samples),
      independent: density(model.samples(trainingCount, from: &data)), reference: reference,
      analytic: IsotropicLaw.logDensities(at: generated, mean: mean, deviation: 1))
    sink += delta.reference + delta.analytic
  }

  /// Float32 products (m × 100) · (100 × n) in blocks of 512: what the trial's own cost at least.
  private func gemm(_ shapes: [(Int, Int)]) {
    for (m, n) in shapes {
      for rows in stride(from: 0, to: m, by: 512) {
        for columns in stride(from: 0, to: n, by: 512) {
          let (height, width) = (Int32(min(512, m - rows)), Int32(min(512, n - columns)))
          cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, height, width, 100, 1, operand, 100, operand,
            100, 0, &product, width)
        }
      }
    }
    sink += Double(product[0])
  }

  private let operand = [Float](repeating: 0.5, count: 512 * 100)
  private var product = [Float](repeating: 0, count: 512 * 512)

  /// Results go here, so that no work can be left out.
  private(set) var sink = 0.0
}
