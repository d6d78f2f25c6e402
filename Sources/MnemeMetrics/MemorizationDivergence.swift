import Glibc
package import MnemeNumerics

/// How far the kernel density of a training set lies from a law: M(D; p, ε) = KL(q_ε ‖ p), with q_ε an
/// isotropic Gaussian of width ε on each training point. It grows without limit as ε falls; what can be
/// compared are two laws at one ε.
///
/// Source: Chen et al. (arXiv 2410.02467). Unlike `KernelDensity` it takes any width, and so squares
/// differences in Float64: products of single precision lose all digits where kernels are narrow.
package struct MemorizationDivergence: Sendable {
  /// D, shape (n, dimension).
  package let points: Matrix
  /// ε, in the units of the data.
  package let bandwidth: Double

  package init(points: Matrix, bandwidth: Double) {
    precondition(points.rows >= 1 && bandwidth > 0, "no kernels of width \(bandwidth)")
    self.points = points
    self.bandwidth = bandwidth
  }

  /// Samples of q_ε, the same number from each kernel.
  ///
  /// - Parameter draws: from each kernel, at least 1.
  /// - Returns: shape (draws · n, dimension).
  package func samples(draws: Int, noise: inout RandomStream) -> Matrix {
    let centers = points.repeated(draws)
    let normals = noise.normals(centers.values.count)
    return centers.adding(
      Matrix(rows: centers.rows, columns: centers.columns, values: normals), scale: bandwidth)
  }

  /// ln q_ε at each place, nats.
  ///
  /// - Complexity: O(places · n · dimension).
  package func logDensities(at places: Matrix) -> [Double] {
    let (count, width) = (points.rows, points.columns)
    let scale = 1 / (2 * bandwidth * bandwidth)
    let shift = -log(Double(count)) - Double(width) / 2 * log(.pi / scale)
    return points.values.withUnsafeBufferPointer { point in
      places.values.withUnsafeBufferPointer { place in
        (0..<places.rows).map { row in
          let exponents = (0..<count).map { other in
            var squared = 0.0
            for column in 0..<width {
              let difference = place[row * width + column] - point[other * width + column]
              squared += difference * difference
            }
            return -scale * squared
          }
          return logSumExp(exponents) + shift
        }
      }
    }
  }

  /// M: the mean of ln q_ε − ln p over samples of q_ε, nats.
  package static func divergence(kernel: [Double], law: [Double]) -> Double {
    meanDifference(kernel, law)
  }

  /// M(D; p_i, ε) − M(D; p, ε) = mean of ln p − ln p_i over samples of q_ε, nats: ln q_ε is in both
  /// and cancels, so that it needs no kernel density.
  ///
  /// - Parameters:
  ///   - label: ln p_i at the samples.
  ///   - whole: ln p at the same samples.
  package static func gap(label: [Double], whole: [Double]) -> Double {
    meanDifference(whole, label)
  }

  private static func meanDifference(_ first: [Double], _ second: [Double]) -> Double {
    precondition(
      first.count == second.count && !first.isEmpty, "\(first.count) and \(second.count) values")
    return zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) } / Double(first.count)
  }
}
