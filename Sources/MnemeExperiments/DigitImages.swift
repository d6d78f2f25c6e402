import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Handwritten digits, cut anew in every trial: held-out images, and a pool that the training set comes
/// from.
///
/// Grey levels v in 0…16 become (v + u)/17 with u uniform on [0, 1): then they have a density, and stay
/// in [0, 1). Pixels that are the same in all images are dropped from every measurement.
struct DigitImages: ImageLaw {
  let heldOutCount: Int
  let kept: [Int]
  let deviations: [Double]
  private let levels: Matrix

  static let count = HandwrittenDigits.count
  /// Images of the pool that are never trained on.
  static let fewestFresh = 200
  /// A pixel that spreads less, on a scale where white is 1, is dropped (Theory, section 5).
  private static let leastDeviation = 1e-3

  init(heldOutCount: Int) {
    self.heldOutCount = heldOutCount
    let levels = HandwrittenDigits().levels
    let variances = (0..<HandwrittenDigits.pixels).map { column in
      SampleMoments((0..<Self.count).map { levels[$0, column] })?.variance ?? 0
    }
    kept = variances.indices.filter { variances[$0].squareRoot() / 16 >= Self.leastDeviation }
    // The uniform part has variance 1/12.
    deviations = kept.map { (variances[$0] + 1 / 12.0).squareRoot() / 17 }
    self.levels = levels
  }

  let referenceCount: Int? = nil
  var cellSettings: [(name: String, value: String)] {
    [("held_out_count", heldOutCount.cellText)]
  }
  /// The matched reading needs as many held-out images.
  var largestCount: Int { min(heldOutCount, Self.count - heldOutCount - Self.fewestFresh) }

  func denoiser(_ schedule: NoiseSchedule) -> GaussianDenoiser? { nil }

  func sets(
    _ count: Int, images: Int, trial: Int, cell: TrialCell
  ) throws(NumericsError) -> ImageSets {
    let order = order(trial: trial, cell: cell)
    var grey = cell.stream(trial: trial, purpose: "grey levels")
    let noise = grey.uniforms(levels.values.count)
    let all = Matrix(
      rows: levels.rows, columns: levels.columns,
      values: zip(levels.values, noise).map { ($0 + $1) / 17 })
    let heldOut = all.rows(order[..<heldOutCount])
    let pool = order[heldOutCount...]
    return ImageSets(
      training: all.rows(pool.prefix(count)), independent: all.rows(order[..<count]),
      truth: heldOut, hasReference: false,
      fresh: all.rows(pool.dropFirst(count).prefix(images)),
      freshMoments: all.rows(pool.suffix(images)),
      moments: try MomentDivergence(of: measured(heldOut)))
  }

  private func order(trial: Int, cell: TrialCell) -> [Int] {
    var shuffling = cell.stream(trial: trial, purpose: "cut")
    return Array(0..<Self.count).shuffled(using: &shuffling)
  }

  /// Which digits the training images of the same trial show.
  func digits(_ count: Int, trial: Int, cell: TrialCell) -> [Int] {
    let shown = HandwrittenDigits().digits
    return order(trial: trial, cell: cell).dropFirst(heldOutCount).prefix(count).map { shown[$0] }
  }
}
