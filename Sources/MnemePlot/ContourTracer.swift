/// Lines of equal value by marching squares, joined to polylines. The same grid gives the same lines
/// in the same order.
struct ContourTracer {
  /// Places of the grid's points.
  let xs: [Double]
  let ys: [Double]
  /// Rows of values, one for each of `ys`; nil where there is none: squares beside it have no line.
  let values: [[Double?]]

  /// Lines at a level; a closed one ends where it begins.
  func lines(at level: Double) -> [[PlotPoint]] {
    var links = [[Int]](repeating: [], count: 2 * xs.count * ys.count)
    for row in 0..<max(0, ys.count - 1) {
      for column in 0..<max(0, xs.count - 1) {
        for (a, b) in crossings(column, row, level) {
          links[a].append(b)
          links[b].append(a)
        }
      }
    }
    // Open lines from their first end, then rings.
    let ends = links.indices.filter { links[$0].count == 1 }
    var lines: [[PlotPoint]] = []
    for start in ends + links.indices where !links[start].isEmpty {
      lines.append(follow(from: start, &links).map { point(on: $0, level) })
    }
    return lines
  }

  /// The edges from `start` on, whose links are used up.
  private func follow(from start: Int, _ links: inout [[Int]]) -> [Int] {
    var edges = [start]
    var edge = start
    while let next = links[edge].first {
      links[edge].removeFirst()
      if let back = links[next].firstIndex(of: edge) { links[next].remove(at: back) }
      edges.append(next)
      edge = next
    }
    return edges
  }

  // MARK: Squares

  /// An edge to the right of the grid point, or up from it.
  private func along(_ column: Int, _ row: Int) -> Int { 2 * (row * xs.count + column) }
  private func up(_ column: Int, _ row: Int) -> Int { 2 * (row * xs.count + column) + 1 }

  /// Pairs of edges of a square that the line joins.
  private func crossings(_ column: Int, _ row: Int, _ level: Double) -> [(Int, Int)] {
    guard let a = values[row][column], let b = values[row][column + 1],
      let c = values[row + 1][column + 1], let d = values[row + 1][column]
    else { return [] }
    let bottom = along(column, row), top = along(column, row + 1)
    let left = up(column, row), right = up(column + 1, row)
    let high = [a, b, c, d].map { $0 >= level }
    let crossed = [(bottom, 0, 1), (right, 1, 2), (top, 2, 3), (left, 3, 0)]
      .filter { high[$0.1] != high[$0.2] }.map(\.0)
    switch crossed.count {
    case 2: return [(crossed[0], crossed[1])]
    // A saddle: the middle decides which corners hang together.
    case 4:
      let isHighInside = (a + b + c + d) / 4 >= level
      return isHighInside == high[0]
        ? [(bottom, right), (top, left)] : [(bottom, left), (right, top)]
    case let count:
      precondition(count == 0, "a square whose sides are crossed \(count) times")
      return []
    }
  }

  private func point(on edge: Int, _ level: Double) -> PlotPoint {
    let (column, row) = (edge / 2 % xs.count, edge / 2 / xs.count)
    let isUp = edge % 2 == 1
    let (nextColumn, nextRow) = isUp ? (column, row + 1) : (column + 1, row)
    guard let from = values[row][column], let to = values[nextRow][nextColumn] else {
      preconditionFailure("a line through a place without a value")
    }
    let share = from.isInfinite ? 1 : (level - from) / (to - from)
    return PlotPoint(
      xs[column] + share * (xs[nextColumn] - xs[column]),
      ys[row] + share * (ys[nextRow] - ys[row]))
  }
}
