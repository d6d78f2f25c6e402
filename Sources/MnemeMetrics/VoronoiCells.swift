package import MnemeNumerics

/// The cells of the plane that are nearest to each of some points, cut by a square.
package struct VoronoiCells: Sendable {
  /// By point: the corners of its cell, counter-clockwise; a convex polygon.
  package let corners: [[Corner]]

  package struct Corner: Sendable, Equatable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// - Parameters:
  ///   - points: shape (count, 2), inside of the square.
  ///   - reach: half the side of the square about the origin, above 0.
  /// - Complexity: O(count²) cuts.
  package init(of points: Matrix, reach: Double) {
    precondition(points.columns == 2 && reach > 0, "cells of points in the plane")
    let square = [
      Corner(x: -reach, y: -reach), Corner(x: reach, y: -reach), Corner(x: reach, y: reach),
      Corner(x: -reach, y: reach),
    ]
    corners = (0..<points.rows).map { point in
      (0..<points.rows).reduce(square) { polygon, other in
        other == point ? polygon : Self.cut(polygon, points, keeping: point, from: other)
      }
    }
  }

  /// The part of a convex polygon that is nearer to one point than to another.
  private static func cut(
    _ polygon: [Corner], _ points: Matrix, keeping point: Int, from other: Int
  ) -> [Corner] {
    let (ax, ay) = (points[point, 0], points[point, 1])
    let (bx, by) = (points[other, 0], points[other, 1])
    // Above 0 on the other point's side.
    func side(_ corner: Corner) -> Double {
      (bx - ax) * (corner.x - (ax + bx) / 2) + (by - ay) * (corner.y - (ay + by) / 2)
    }
    var kept: [Corner] = []
    for (index, corner) in polygon.enumerated() {
      let next = polygon[(index + 1) % polygon.count]
      let (here, there) = (side(corner), side(next))
      if here <= 0 { kept.append(corner) }
      if (here < 0 && there > 0) || (here > 0 && there < 0) {
        let share = here / (here - there)
        kept.append(
          Corner(
            x: corner.x + share * (next.x - corner.x), y: corner.y + share * (next.y - corner.y)))
      }
    }
    return kept
  }
}
