/// How much nearer a sample is to one training sample than to the other near ones: its distance over
/// the mean of those to its k nearest. 1: no nearer; 0: a copy.
///
/// Source: Carlini et al. (arXiv 2301.13188), who divide by half of that mean; as Ross et al. (arXiv
/// 2411.00113) use it, a sample counts as memorized below 0.8.
package enum CalibratedDistance {
  package static let threshold = 0.8
  /// k: as many as Carlini et al. take.
  package static let neighbours = 50

  /// - Parameter distances: ascending, the nearest first.
  /// - Returns: in [0, 1]; nil for fewer than two distances, or if all are 0.
  package static func value(_ distances: some Collection<Double>) -> Double? {
    guard distances.count >= 2, let nearest = distances.first else { return nil }
    let mean = distances.reduce(0, +) / Double(distances.count)
    return mean > 0 ? nearest / mean : nil
  }
}
