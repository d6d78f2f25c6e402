import Glibc
package import MnemeNumerics

/// The relative log-likelihood per dimension (Theory, Eq. 4a) of one generated set, in the matched
/// reading, with its null by permutation.
///
/// Δ = mean over generated samples of [ln ρ̂_X′(x) − ln ρ̂_X(x)]/d, where X′ are as many held-out samples
/// as X. For a generator that does not depend on X, X and X′ can be exchanged: the null is Δ over random
/// divisions of X ∪ X′ into two halves. Negative: nearer to the training set.
package struct MatchedLikelihood: Sendable, Equatable {
  /// By generated sample, nats per dimension.
  package let differences: [Double]
  /// Of the random divisions.
  package let null: [Double]

  /// - Parameters:
  ///   - generated: shape (m, d), m ≥ 2.
  ///   - training, heldOut: shape (n, d) both.
  ///   - scale: s of the bandwidth ε = s n^(−1/d).
  ///   - permutations: of the null, drawn from `stream`.
  package init(
    generated: Matrix, training: Matrix, heldOut: Matrix, scale: Double, permutations: Int,
    stream: inout RandomStream
  ) {
    precondition(training.rows == heldOut.rows && training.rows >= 1, "sets of different sizes")
    let n = training.rows
    let kernels = Self.exponents(generated, training.stacked(on: heldOut), scale: scale, n: n)
    let d = Double(generated.columns)
    var order = Array(0..<2 * n)
    let own = Self.differences(kernels, order, n: n).map { $0 / d }
    differences = own
    null = (0..<permutations).map { _ in
      order.shuffle(using: &stream)
      return Self.differences(kernels, order, n: n).reduce(0, +) / Double(generated.rows) / d
    }
  }

  package var value: Double { differences.reduce(0, +) / Double(differences.count) }

  /// The two-sided probability of a value as far from the null's median, at least 1/(permutations+1).
  package var pValue: Double {
    let below = Double(null.count { $0 <= value } + 1)
    let above = Double(null.count { $0 >= value } + 1)
    return min(1, 2 * min(below, above) / Double(null.count + 1))
  }

  /// −|x − y|²/2ε², shape (generated, 2n).
  private static func exponents(
    _ generated: Matrix, _ others: Matrix, scale: Double, n: Int
  ) -> Matrix {
    let center = others.columnMeans
    let a = generated.subtracting(center)
    let b = others.subtracting(center)
    var products = Matrix.product(a, .none, b, .transposed)
    let bandwidth = scale * pow(Double(n), -1 / Double(generated.columns))
    let rate = 1 / (2 * bandwidth * bandwidth)
    let (left, right) = (a.squaredRowNorms, b.squaredRowNorms)
    for row in 0..<products.rows {
      for column in 0..<products.columns {
        let squared = max(0, left[row] + right[column] - 2 * products[row, column])
        products[row, column] = -squared * rate
      }
    }
    return products
  }

  /// ln of the second half's kernel sum less that of the first, by generated sample.
  private static func differences(_ kernels: Matrix, _ order: [Int], n: Int) -> [Double] {
    (0..<kernels.rows).map { row in
      let start = row * kernels.columns
      let first = logSumExp(order[..<n].map { kernels.values[start + $0] })
      let second = logSumExp(order[n...].map { kernels.values[start + $0] })
      return second - first
    }
  }
}
