package import MnemeNumerics

/// For each image the nearest and second nearest of a training set: is it a copy?
///
/// An image counts as memorized iff ‖x − NN₁‖ < ⅓ ‖x − NN₂‖. Without any model that happens at the
/// rate 3^(−d) where neighbours are spread uniformly.
/// Source: Gu et al. (arXiv 2310.02664).
package struct NeighbourRatios: Sendable, Equatable {
  package struct Neighbour: Sendable, Equatable {
    /// Row of the nearest training image; of equally near ones the first.
    package let index: Int
    /// Distances to it and to the second nearest, in the units of the data.
    package let nearest: Double
    package let second: Double

    package init(index: Int, nearest: Double, second: Double) {
      self.index = index
      self.nearest = nearest
      self.second = second
    }

    /// In [0, 1]; `nil` where both distances are 0.
    package var ratio: Double? { second > 0 ? nearest / second : nil }
    package var isMemorized: Bool { nearest < second * threshold }
  }

  package static let threshold = 1.0 / 3
  package let neighbours: [Neighbour]

  package var memorizedCount: Int { neighbours.count(where: \.isMemorized) }

  /// The training sample nearest to each image whose ratio is below a limit.
  package func targets(below limit: Double) -> [Int] {
    neighbours.filter { $0.nearest < $0.second * limit }.map(\.index)
  }

  /// - Parameters:
  ///   - images: shape (count, d).
  ///   - training: shape (n, d), n ≥ 2.
  /// - Complexity: O(count · n · d). Differences are squared, not expanded: copies are at distance 0.
  package init(of images: Matrix, in training: Matrix) {
    precondition(
      images.columns == training.columns && training.rows >= 2,
      "\(training.rows) training images of \(training.columns) pixels for \(images.columns)")
    let width = images.columns
    neighbours = images.values.withUnsafeBufferPointer { image in
      training.values.withUnsafeBufferPointer { other in
        (0..<images.rows).map { row in
          var best = (index: 0, nearest: Double.infinity, second: Double.infinity)
          for candidate in 0..<training.rows {
            var squared = 0.0
            for column in 0..<width {
              let difference = image[row * width + column] - other[candidate * width + column]
              squared += difference * difference
            }
            if squared < best.nearest {
              best = (candidate, squared, best.nearest)
            } else if squared < best.second {
              best.second = squared
            }
          }
          return Neighbour(
            index: best.index, nearest: best.nearest.squareRoot(),
            second: best.second.squareRoot())
        }
      }
    }
  }

  /// The rate without a model where neighbours are spread uniformly.
  package static func uniformRate(dimension: Int) -> Double {
    (0..<dimension).reduce(1.0) { rate, _ in rate * threshold }
  }
}
