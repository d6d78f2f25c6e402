import MnemeNumerics
import MnemeTables

extension ExtractionLabel {
  /// Different labels for C modes.
  func labelCount(modes: Int) -> Int {
    switch self {
    case .informative: modes
    case .random: 2
    case .duplicate: 2 * modes
    case .split: modes + 1
    }
  }

  /// P(label 0 | mode): with the first label the points of a mode have, for each mode.
  private func shares(modes: Int) -> [Double] {
    (0..<modes).map { mode in
      switch self {
      case .informative: mode == 0 ? 1 : 0
      case .random: 0.5
      case .duplicate, .split: mode == 0 ? 0.5 : 0
      }
    }
  }

  /// p_i, the law of points with the first label: modes by P(mode | label 0), all modes being equally
  /// frequent.
  func law(modes: Int, radius: Double) -> GaussianMixture {
    .ring(modes: modes, radius: radius, weights: shares(modes: modes))
  }

  /// Whether points with one label are of one mode.
  var tellsTheMode: Bool {
    switch self {
    case .informative, .duplicate, .split: true
    case .random: false
    }
  }
}
