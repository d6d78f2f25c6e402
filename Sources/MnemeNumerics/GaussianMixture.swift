import Glibc

/// A mixture of Gaussians, each of variance 1 in every direction.
package struct GaussianMixture: Sendable, Equatable {
  /// Shape (modes, dimension).
  package let means: Matrix
  /// One a mode, at least 0, summing to 1.
  package let weights: [Double]

  /// - Parameter weights: one a mode, at least 0, with a positive sum; they are made to sum to 1.
  package init(means: Matrix, weights: [Double]) {
    let sum = weights.reduce(0, +)
    precondition(
      means.rows == weights.count && weights.allSatisfy { $0 >= 0 } && sum > 0,
      "weights \(weights) for \(means.rows) modes")
    self.means = means
    self.weights = weights.map { $0 / sum }
  }

  /// Modes evenly on a circle in the plane, the first at angle 0.
  package static func ring(modes: Int, radius: Double, weights: [Double]) -> GaussianMixture {
    let values = (0..<modes).flatMap { mode in
      let angle = 2 * Double.pi * Double(mode) / Double(modes)
      return [radius * cos(angle), radius * sin(angle)]
    }
    return GaussianMixture(
      means: Matrix(rows: modes, columns: 2, values: values), weights: weights)
  }

  /// ln p at each place, nats; finite also where p itself is too small for a number.
  ///
  /// - Parameter places: shape (count, dimension).
  package func logDensities(at places: Matrix) -> [Double] {
    precondition(places.columns == means.columns, "places of \(places.columns) dimensions")
    let dimension = means.columns
    let shift = -Double(dimension) / 2 * log(2 * .pi)
    let modes = weights.indices.filter { weights[$0] > 0 }
    let logWeights = weights.map { log($0) }
    return (0..<places.rows).map { row in
      var sum = LogSum()
      for mode in modes {
        var squared = 0.0
        for column in 0..<dimension {
          let difference = places[row, column] - means[mode, column]
          squared += difference * difference
        }
        sum.add(logWeights[mode] - squared / 2)
      }
      return sum.value + shift
    }
  }

  /// - Parameters:
  ///   - choices: gives one uniform a sample, for its mode.
  ///   - noise: gives `dimension` normals a sample.
  /// - Returns: shape (count, dimension).
  package func samples(
    _ count: Int, choices: inout RandomStream, noise: inout RandomStream
  ) -> Matrix {
    let dimension = means.columns
    let centers = choices.uniforms(count).flatMap { uniform in
      let start = mode(at: uniform) * dimension
      return means.values[start..<start + dimension]
    }
    return Matrix(rows: count, columns: dimension, values: centers).adding(
      Matrix(rows: count, columns: dimension, values: noise.normals(count * dimension)), scale: 1)
  }

  /// The mode whose stretch of [0, 1] a uniform falls into.
  private func mode(at uniform: Double) -> Int {
    var sum = 0.0
    for (mode, weight) in weights.enumerated() {
      sum += weight
      if uniform < sum { return mode }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
