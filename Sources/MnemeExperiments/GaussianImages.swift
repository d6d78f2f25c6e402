import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Images of independent Gaussian pixels: a truth of which everything is known.
struct GaussianImages: ImageLaw {
  let mean: Double
  let deviation: Double
  /// N_ref.
  let count: Int

  private static let pixels = NetworkShape.pixels

  var referenceCount: Int? { count }
  var kept: [Int] { Array(0..<Self.pixels) }
  var deviations: [Double] { [Double](repeating: deviation, count: Self.pixels) }
  var cellSettings: [(name: String, value: String)] {
    [
      ("mean", mean.cellText), ("standard_deviation", deviation.cellText),
      ("reference_count", count.cellText),
    ]
  }
  let largestCount = 1_000_000

  private var means: [Double] { [Double](repeating: mean, count: Self.pixels) }

  func denoiser(_ schedule: NoiseSchedule) -> GaussianDenoiser? {
    GaussianDenoiser(
      mean: means.map { 2 * $0 - 1 }, deviation: deviations.map { 2 * $0 }, schedule: schedule)
  }

  func sets(
    _ count: Int, images: Int, trial: Int, cell: TrialCell
  ) throws(NumericsError) -> ImageSets {
    func draw(_ purpose: String, _ count: Int) -> Matrix {
      var stream = cell.stream(trial: trial, purpose: purpose)
      return GaussianLaw.isotropicSamples(
        count, mean: means, deviation: deviation, from: &stream)
    }
    let fresh = draw("fresh images", images)
    return ImageSets(
      training: draw("data", count), independent: draw("independent data", count),
      truth: draw("reference", self.count), hasReference: true, fresh: fresh, freshMoments: fresh,
      moments: try MomentDivergence(
        mean: means, covariance: Matrix(identity: Self.pixels, scale: deviation * deviation)))
  }
}
