import Glibc
package import MnemeNumerics

/// Paths of the exact score of a finite set, from much noise to next to none: where they end, and where
/// they are at noise levels on the way.
///
/// They start from points of the set with noise, which is the law that the score belongs to there, and
/// end with the posterior mean.
package struct FiniteSetPaths: Sendable {
  package let score: FiniteSetScore
  /// σ where paths begin, and where the last step takes what is left away.
  package let firstNoiseLevel: Double
  package let lastNoiseLevel: Double
  /// σ at which they are read, falling, between the two.
  package let stopLevels: [Double]
  /// Steps of a whole path; its stretches get their share of it on a logarithmic scale.
  package let stepCount: Int

  /// - Parameter points: shape (n, dimension).
  package init(
    points: Matrix, from first: Double, to last: Double, stopLevels: [Double], stepCount: Int
  ) {
    score = FiniteSetScore(points: points)
    firstNoiseLevel = first
    lastNoiseLevel = last
    self.stopLevels = stopLevels
    self.stepCount = stepCount
  }

  /// Points of the set, chosen evenly, with the noise of the first level.
  ///
  /// - Parameters:
  ///   - choices: gives one uniform a path.
  ///   - noise: gives `dimension` normals a path.
  /// - Returns: shape (count, dimension).
  package func starts(
    _ count: Int, choices: inout RandomStream, noise: inout RandomStream
  ) -> Matrix {
    let points = score.posterior.points
    let dimension = points.columns
    let values = choices.uniforms(count).flatMap { uniform in
      let row = min(points.rows - 1, Int(uniform * Double(points.rows)))
      return points.values[row * dimension..<(row + 1) * dimension]
    }
    let normals = Matrix(
      rows: count, columns: dimension, values: noise.normals(count * dimension))
    return Matrix(rows: count, columns: dimension, values: values)
      .adding(normals, scale: firstNoiseLevel)
  }

  /// Ends of the paths, and where they are at each of `stopLevels`; each of shape (count, dimension).
  package func ends(of starts: Matrix) -> (ends: Matrix, stopped: [Matrix]) {
    var places = starts
    var stopped: [Matrix] = []
    var from = firstNoiseLevel
    for level in stopLevels + [lastNoiseLevel] {
      places = ProbabilityFlow(from: from, to: level, steps: steps(from, level))
        .end(of: places, under: score)
      if level != lastNoiseLevel { stopped.append(places) }
      from = level
    }
    let variance = lastNoiseLevel * lastNoiseLevel
    return (score.posterior.means(at: places, signal: 1, variance: variance), stopped)
  }

  private func steps(_ from: Double, _ to: Double) -> Int {
    let whole = log(firstNoiseLevel / lastNoiseLevel)
    return max(1, Int((Double(stepCount) * log(from / to) / whole).rounded(.up)))
  }
}
