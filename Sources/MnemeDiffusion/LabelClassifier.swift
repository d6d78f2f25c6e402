package import MnemeNumerics

/// Bayes' own classifier of noised images: which label a noised image had, if it is one of the
/// labelled images, each as likely as any other.
///
/// p(c | x_t) is the sum of the posterior weights of the images with label c. So its gradient is the
/// difference of two exact scores, with m the mean of x₀ given x_t, and m_c the same among the images
/// with label c:
///
///     ∇ ln p(c | x_t) = √ᾱ_t (m_c(x_t) − m(x_t)) / (1−ᾱ_t)
///
/// It stands where Chen et al. (arXiv 2410.02467, SIDE) train a network on noised images with
/// surrogate labels.
package struct LabelClassifier: Sendable {
  private let all: PointPosterior
  private let byLabel: [Int: PointPosterior]
  private let signals: [Double]

  /// - Parameters:
  ///   - images: shape (count, dimension), at least one row.
  ///   - labels: one an image, any integers.
  package init(images: Matrix, labels: [Int], schedule: NoiseSchedule) {
    precondition(images.rows == labels.count, "\(labels.count) labels of \(images.rows) images")
    all = PointPosterior(points: images)
    byLabel = Dictionary(grouping: labels.indices, by: { labels[$0] })
      .mapValues { PointPosterior(points: images.rows(at: $0)) }
    signals = schedule.signals
  }

  /// All labels that some image has.
  package var labels: Set<Int> { Set(byLabel.keys) }

  /// ∇ ln p(c | x_t) of each place for its own label.
  ///
  /// - Parameters:
  ///   - places: x_t, shape (count, dimension).
  ///   - wanted: c, one a place, each of `labels`.
  ///   - step: t in 1…T.
  /// - Returns: shape (count, dimension).
  /// - Complexity: O(count · images · dimension), by BLAS.
  package func gradients(at places: Matrix, of wanted: [Int], step: Int) -> Matrix {
    precondition(places.rows == wanted.count, "\(wanted.count) labels of \(places.rows) places")
    let signal = signals[step]
    let variance = 1 - signal
    var gradients = all.means(at: places, signal: signal, variance: variance)
    gradients.scale(by: -1)
    for (label, rows) in Dictionary(grouping: wanted.indices, by: { wanted[$0] }) {
      guard let posterior = byLabel[label] else {
        preconditionFailure("no image has the label \(label)")
      }
      let means = posterior.means(at: places.rows(at: rows), signal: signal, variance: variance)
      for (place, row) in rows.enumerated() {
        for column in 0..<places.columns { gradients[row, column] += means[place, column] }
      }
    }
    gradients.scale(by: signal.squareRoot() / variance)
    return gradients
  }
}
