import Glibc
package import MnemeNumerics

/// Coordinate-wise squared L² distance of two sets of samples: the mean over coordinates of that
/// between 1-d kernel densities of bandwidth ε_j = s_j/N (Theory, section 5; Eq. 1 with d = 1).
///
/// In units of the self-term 1/(2√π s_j), which is the same for every N by that rule. Sees the
/// margins of a law, nothing of how coordinates depend on each other.
package struct CoordinateDistance: Sendable {
  /// s_j > 0 of every coordinate: one scale for all sets of a study.
  private let deviations: [Double]

  package init(deviations: [Double]) {
    precondition(deviations.allSatisfy { $0 > 0 }, "a coordinate without spread has no bandwidth")
    self.deviations = deviations
  }

  /// A set of samples, sorted by coordinate, with ∫ρ̂² of each.
  package struct Margins: Sendable {
    /// By coordinate, in units of s_j, ascending.
    fileprivate let sorted: [[Double]]
    fileprivate let count: Int
    fileprivate let energies: [Double]
  }

  /// - Parameter samples: shape (N, d), N ≥ 1.
  package func margins(_ samples: Matrix) -> Margins {
    precondition(samples.rows >= 1 && samples.columns == deviations.count, "no margins of these")
    let sorted = deviations.indices.map { column in
      (0..<samples.rows).map { samples[$0, column] / deviations[column] }.sorted()
    }
    return Margins(
      sorted: sorted, count: samples.rows, energies: sorted.map { Self.energy($0, $0) })
  }

  /// Mean over coordinates, ≥ 0 up to rounding.
  package func squared(_ a: Margins, _ b: Margins) -> Double {
    let terms = deviations.indices.map { column in
      a.energies[column] + b.energies[column]
        - 2 * Self.energy(a.sorted[column], b.sorted[column])
    }
    return max(0, terms.reduce(0, +)) / Double(deviations.count)
  }

  /// ∫ρ̂_a ρ̂_b over the self-term, both samples ascending and in units of s_j: the sum over pairs of
  /// a normal density of variance 1/N_a² + 1/N_b². Pairs beyond nine widths (below e^(−40) of a pair at
  /// the same place) are left out; kernels are so narrow that few are within.
  private static func energy(_ a: [Double], _ b: [Double]) -> Double {
    let variance = 1 / Double(a.count * a.count) + 1 / Double(b.count * b.count)
    let reach = 9 * variance.squareRoot()
    var first = 0
    var sum = 0.0
    for x in a {
      while first < b.count && b[first] < x - reach { first += 1 }
      var index = first
      while index < b.count && b[index] <= x + reach {
        let difference = x - b[index]
        sum += exp(-difference * difference / (2 * variance))
        index += 1
      }
    }
    // 2√π / √(2π v) = √(2/v)
    return sum * (2 / variance).squareRoot() / Double(a.count) / Double(b.count)
  }
}
