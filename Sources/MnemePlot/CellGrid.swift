/// A value for each cell of a grid in the plane.
package struct CellGrid: Sendable, Equatable {
  /// Ascending, in the units of the axes; one more than there are columns, or rows.
  package let xEdges: [Double]
  package let yEdges: [Double]
  /// Rows from the lowest y upwards, each from the lowest x.
  package let cells: [[GridCell]]

  package init(xEdges: [Double], yEdges: [Double], cells: [[GridCell]]) {
    precondition(
      cells.count == yEdges.count - 1 && cells.allSatisfy { $0.count == xEdges.count - 1 },
      "\(cells.count) rows of cells between \(yEdges.count) edges")
    precondition(
      [xEdges, yEdges].allSatisfy { edges in
        edges.count > 1 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
      }, "edges of a grid that don't ascend")
    precondition(
      cells.joined().allSatisfy { $0.number?.isNaN != true },
      "NaN in a grid: say whether the cell is missing or censored")
    self.xEdges = xEdges
    self.yEdges = yEdges
    self.cells = cells
  }

  package var columnCount: Int { xEdges.count - 1 }
  package var rowCount: Int { yEdges.count - 1 }

  /// Edges half-way between the places of values, the outer ones as far out as the inner ones are in.
  ///
  /// - Parameters:
  ///   - centers: ascending, at least two.
  ///   - spacing: in which the edges lie half-way; logarithmic for places on a logarithmic axis.
  package static func edges(around centers: [Double], spacing: ValueSpacing) -> [Double] {
    precondition(centers.count > 1, "edges around \(centers.count) place")
    let places = centers.map(spacing.coordinate)
    let inner = zip(places, places.dropFirst()).map { ($0 + $1) / 2 }
    let last = places.count - 1
    let all = [2 * places[0] - inner[0]] + inner + [2 * places[last] - inner[last - 1]]
    return all.map(spacing.value)
  }
}

package enum GridCell: Sendable, Equatable {
  case value(Double)
  /// Nothing was measured.
  case missing
  /// Measured, but the value is beyond what has a number: infinite, or cut off.
  case censored

  package var number: Double? {
    switch self {
    case .value(let number): number
    case .missing, .censored: nil
    }
  }
}
