/// A grid's edges on the page.
struct GridPlaces {
  /// Of the columns, growing to the right.
  let xs: [Double]
  /// Of the rows from the lowest y: falling, as y grows downwards on the page.
  let ys: [Double]

  init(_ grid: CellGrid, _ painter: MarkPainter) {
    xs = grid.xEdges.map { painter.place(PlotPoint($0, 0)).x }
    ys = grid.yEdges.map { painter.place(PlotPoint(0, $0)).y }
    precondition(
      (xs + ys).allSatisfy { !$0.isNaN }, "a grid with edges that its axes can't show")
  }

  var rect: PlotRect {
    PlotRect(minX: xs[0], minY: ys[ys.count - 1], maxX: xs[xs.count - 1], maxY: ys[0])
  }

  /// Whether every cell is as wide and as high as any other, to a hundredth of a point.
  var isEven: Bool {
    [xs, ys].allSatisfy { edges in
      let (first, step) = (edges[0], (edges[edges.count - 1] - edges[0]) / Double(edges.count - 1))
      return edges.enumerated().allSatisfy {
        abs($0.element - first - Double($0.offset) * step) < 0.01
      }
        && abs(edges[0]) < 1e5 && abs(edges[edges.count - 1]) < 1e5
    }
  }

  func column(at x: Double) -> Int {
    let after = xs.firstIndex { $0 > x } ?? xs.count
    return min(max(after - 1, 0), xs.count - 2)
  }

  func row(at y: Double) -> Int {
    let after = ys.firstIndex { $0 < y } ?? ys.count
    return min(max(after - 1, 0), ys.count - 2)
  }

  /// Places of the cells' centres.
  var centers: (xs: [Double], ys: [Double]) {
    (zip(xs, xs.dropFirst()).map { ($0 + $1) / 2 }, zip(ys, ys.dropFirst()).map { ($0 + $1) / 2 })
  }

  // MARK: Blocks

  struct Block: Equatable {
    var columns: Range<Int>
    var rows: Range<Int>
  }

  func rect(of block: Block) -> PlotRect {
    PlotRect(
      minX: xs[block.columns.lowerBound], minY: ys[block.rows.upperBound],
      maxX: xs[block.columns.upperBound], maxY: ys[block.rows.lowerBound])
  }

  /// Rectangles of cells of one kind, together all of them.
  static func blocks(of cell: GridCell, in grid: CellGrid) -> [Block] {
    var blocks: [Block] = []
    for (row, cells) in grid.cells.enumerated() {
      var start = 0
      while start < cells.count {
        guard cells[start] == cell else {
          start += 1
          continue
        }
        var end = start + 1
        while end < cells.count, cells[end] == cell { end += 1 }
        let below = blocks.firstIndex { $0.columns == start..<end && $0.rows.upperBound == row }
        if let below {
          blocks[below].rows = blocks[below].rows.lowerBound..<row + 1
        } else {
          blocks.append(Block(columns: start..<end, rows: row..<row + 1))
        }
        start = end
      }
    }
    return blocks
  }
}
