import Glibc
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of the planted circle: points by a von Mises law, one apart at angle π, and copies of the
/// origin; the dimension that their exact score sees at each.
struct PlantedCircleTrial: Sendable {
  let spec: IntrinsicDimensionSpec
  let seed: UInt64

  /// Points that count as dense: half of them, of the smallest angles.
  var denseCount: Int { spec.plantedCount / 2 }

  var cell: TrialCell {
    TrialCell(
      experiment: "\(IntrinsicDimension.name.rawValue) planted",
      revision: IntrinsicDimension.revision, seed: seed,
      settings: [
        ("planted_count", spec.plantedCount.cellText), ("copies", spec.copies.cellText),
        ("concentration", spec.concentration.cellText), ("isolation", spec.isolation.cellText),
        ("times", spec.times.map(\.cellText).joined(separator: ",")),
      ], label: "planted circle", width: (denseCount + 2) * spec.times.count)
  }

  /// LID at each time of the dense points, of the point apart and of the origin: shape (points, times).
  ///
  /// - Throws: `DistanceError`.
  func outcome(_ trial: Int) throws -> [Double] {
    let angles = angles(trial).sorted { abs($0) < abs($1) }
    let apart = [-1.0, 0]
    let circle = angles.flatMap { [cos($0), sin($0)] } + apart
    let origin = [Double](repeating: 0, count: 2 * spec.copies)
    let set = Matrix(
      rows: spec.plantedCount + spec.copies, columns: 2, values: circle + origin)
    let dense = Array(circle[..<(2 * denseCount)])
    let queries = Matrix(rows: denseCount + 2, columns: 2, values: dense + apart + [0, 0])
    return try ScoreDimension(targets: set, times: spec.times)
      .dimensions(0..<queries.rows, of: queries).values
  }

  /// All but the one apart: von Mises angles by rejection, none nearer to it than asked.
  private func angles(_ trial: Int) -> [Double] {
    var stream = cell.stream(trial: trial, purpose: "angles")
    var angles: [Double] = []
    while angles.count < spec.plantedCount - 1 {
      let draws = stream.uniforms(2)
      let angle = Double.pi * (2 * draws[0] - 1)
      let isDrawn = draws[1] < exp(spec.concentration * (cos(angle) - 1))
      // The chord to angle π.
      if isDrawn && 2 * abs(cos(angle / 2)) >= spec.isolation { angles.append(angle) }
    }
    return angles
  }
}
