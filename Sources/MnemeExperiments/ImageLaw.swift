import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics

/// A law of 8×8 images that networks are trained on, and all sets that a trial needs of it.
///
/// One scale of data for everything that is measured: pixels as they are, about in [0, 1]. Networks and
/// samplers see 2x − 1, by `toNetwork`, and their images come back by `fromNetwork`.
protocol ImageLaw: Sendable {
  /// Pixels that vary; d is their number. Only these are measured.
  var kept: [Int] { get }
  /// s_j of the kept pixels.
  var deviations: [Double] { get }
  /// N_ref of the reading by a reference sample; `nil` where there are no more images than are needed.
  var referenceCount: Int? { get }
  /// Settings that decide a draw.
  var cellSettings: [(name: String, value: String)] { get }
  /// The largest training set.
  var largestCount: Int { get }

  /// - Throws: `NumericsError`.
  func sets(_ count: Int, images: Int, trial: Int, cell: TrialCell) throws(NumericsError)
    -> ImageSets
  /// The exact denoiser of the law, if it is known.
  func denoiser(_ schedule: NoiseSchedule) -> GaussianDenoiser?
}

/// The images of one trial, each of all 64 pixels.
struct ImageSets: Sendable {
  /// X, shape (n, 64).
  let training: Matrix
  /// X′, as many that nothing was trained on.
  let independent: Matrix
  /// The largest set that tells the truth: for coordinate-wise L².
  let truth: Matrix
  /// ρ̂ of it is the reference, where there is that reading.
  let hasReference: Bool
  /// Neither in X nor in X′ nor in `truth`.
  let fresh: Matrix
  /// As many as generated ones, for the bias of moments: not in `truth`.
  let freshMoments: Matrix
  /// Mean and covariance of the truth, exact or from `truth`.
  let moments: MomentDivergence
}

extension ImageLaw {
  var dimension: Int { kept.count }

  /// s, the one scale of every kernel density: root mean square over pixels.
  var scale: Double {
    (deviations.reduce(0) { $0 + $1 * $1 } / Double(deviations.count)).squareRoot()
  }

  func measured(_ images: Matrix) -> Matrix {
    if kept.count == images.columns { return images }
    return Matrix(
      rows: images.rows, columns: kept.count,
      values: (0..<images.rows).flatMap { row in kept.map { images[row, $0] } })
  }
}

extension Matrix {
  /// From pixels to the scale of networks.
  var toNetwork: Matrix {
    Matrix(rows: rows, columns: columns, values: values.map { 2 * $0 - 1 })
  }

  /// And back.
  var fromNetwork: Matrix {
    Matrix(rows: rows, columns: columns, values: values.map { ($0 + 1) / 2 })
  }

  /// Some of the rows, in that order.
  func rows(_ indices: some Collection<Int>) -> Matrix {
    Matrix(
      rows: indices.count, columns: columns,
      values: indices.flatMap { values[$0 * columns..<($0 + 1) * columns] })
  }
}
