/// Leaves out what no device can show: of the vertices of a curve that follow each other within one
/// column of 1/600 inch, the first, the lowest, the highest and the last stay. The picture, extremes
/// included, is the same to the width of a column.
enum CurveThinning {
  /// Width of a column in points.
  static let column = 72.0 / 600

  static func thinned(_ points: [PlotPoint]) -> [PlotPoint] {
    guard points.count > 4 else { return points }
    var result: [PlotPoint] = []
    var start = 0
    while start < points.count {
      let place = (points[start].x / column).rounded(.down)
      var end = start + 1
      while end < points.count, (points[end].x / column).rounded(.down) == place { end += 1 }
      append(points[start..<end], to: &result)
      start = end
    }
    return result
  }

  private static func append(_ run: ArraySlice<PlotPoint>, to result: inout [PlotPoint]) {
    guard run.count > 4, let first = run.indices.first, let last = run.indices.last else {
      result += run
      return
    }
    var (lowest, highest) = (first, first)
    for index in run.indices {
      if run[index].y < run[lowest].y { lowest = index }
      if run[index].y > run[highest].y { highest = index }
    }
    var kept = [first]
    for index in [min(lowest, highest), max(lowest, highest), last] where index != kept.last {
      kept.append(index)
    }
    result += kept.map { run[$0] }
  }
}
