import Glibc
package import MnemeNumerics

extension PatternMemory {
  /// The minima in the plane that recall finds from the given places, each once.
  ///
  /// Mean shift until steps are below 1e-9; a fixed point counts if it is a minimum
  /// (`recallSlope` < 1), and minima less than a twentieth of the kernel's width 1/√(2β) apart count
  /// as one.
  ///
  /// - Parameter steps: of recall, at most.
  /// - Returns: shape (minima, 2), in the order in which they are found.
  package func minima(from places: Matrix, steps: Int) -> Matrix {
    let ends = relaxed(places, steps: steps, resolution: 1e-9)
    let width = 0.05 / (2 * beta).squareRoot()
    var found: [[Double]] = []
    for row in 0..<ends.rows {
      let end = [ends[row, 0], ends[row, 1]]
      let isKnown = found.contains { hypot($0[0] - end[0], $0[1] - end[1]) < width }
      if !isKnown && recallSlope(at: end) < 1 { found.append(end) }
    }
    return Matrix(rows: found.count, columns: 2, values: found.flatMap { $0 })
  }

  /// The distance of two patterns at which their common middle turns from a minimum to a saddle.
  ///
  /// - Parameter beta: above 0.
  package static func mergeDistance(beta: Double) -> Double {
    Bisection.place(in: 1e-3 / beta.squareRoot()...10 / beta.squareRoot()) { distance in
      let pair = Matrix(rows: 2, columns: 2, values: [distance / 2, 0, -distance / 2, 0])
      return PatternMemory(patterns: pair, beta: beta).recallSlope(at: [0, 0]) < 1
    }
  }
}
