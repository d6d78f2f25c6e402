/// What can stand in a panel, in the coordinates of the data. Points outside are cut at the frame; a
/// coordinate that is NaN breaks a line and leaves a point out; infinities lie far outside, on their
/// side.
package enum Mark: Sendable, Equatable {
  case line([PlotPoint], LineLook)
  case step([PlotPoint], StepShape, LineLook)
  case points([PlotPoint], MarkerLook)
  /// Intervals of y with caps; an end outside of the frame has none.
  case errorBars([PlotSpan], LineLook)
  /// Intervals of x with caps; an end outside of the frame has none.
  case xErrorBars([PlotStretch], LineLook)
  /// A closed polygon without an edge.
  case band([PlotSpan], InkRole)
  /// A bound from below: a line with ticks on the forbidden side, which is under it.
  case lowerBound([PlotPoint], LineLook)
  /// A bound from above: a line with ticks on the forbidden side, which is over it.
  case upperBound([PlotPoint], LineLook)
  /// A named stretch of the x axis, shaded and hatched.
  case region(low: Double, high: Double, label: String)
  /// A named level across the panel.
  case level(Double, label: String, LineLook)
  /// A named place on the x axis, from bottom to top.
  case verticalRule(Double, label: String, LineLook)
  /// The line y = x, on any scales.
  case identity(LineLook)
  /// A transition on the x axis with its interval; an open end runs to the frame.
  case transition(value: Double, low: Double?, high: Double?, LineLook)
  case histogram(Histogram, LineLook)
  /// A density over x: the area under it, lightly filled, with the line on top.
  case density([PlotPoint], LineLook)
  /// Cells in colours, as one image under the lines of the panel's other marks.
  case heatmap(Heatmap)
  /// Lines of equal value, labelled in gaps of the lines.
  case contours(Contours)
  /// Pictures that fill the panel.
  case montage(Montage)
  /// A note at a corner of the panel.
  case note(String, PanelCorner)
  /// A note beside a point of the data, with a leader to it.
  case callout(Callout)
}

extension Mark {
  /// Whether it is shown whole where the frame would cut it: markers and the caps of their bars.
  var isWholeAtFrame: Bool {
    switch self {
    case .points, .errorBars, .xErrorBars: true
    case .line, .step, .band, .lowerBound, .upperBound, .region, .level, .verticalRule, .identity,
      .transition, .histogram, .density, .heatmap, .contours, .montage, .note, .callout:
      false
    }
  }
}

/// A range of y at one place.
package struct PlotSpan: Sendable, Equatable {
  package var x: Double
  package var low: Double
  package var high: Double

  package init(x: Double, low: Double, high: Double) {
    self.x = x
    self.low = low
    self.high = high
  }
}

/// A range of x at one height.
package struct PlotStretch: Sendable, Equatable {
  package var y: Double
  package var low: Double
  package var high: Double

  package init(y: Double, low: Double, high: Double) {
    self.y = y
    self.low = low
    self.high = high
  }
}

/// Where a step line changes its value.
package enum StepShape: Sendable, Equatable, CaseIterable {
  /// At the point before: a value holds up to its own x.
  case pre
  /// At the point itself: a value holds from its own x on.
  case post
  /// Half-way between points, as seen on the page.
  case mid
}

package enum PanelCorner: Sendable, Equatable {
  case topLeft, topRight, bottomLeft, bottomRight
}

/// Words with a thin line to the point that they are about.
package struct Callout: Sendable, Equatable {
  /// In the label syntax.
  package var text: String
  package var target: PlotPoint
  package var side: CalloutSide
  /// Between the point and the words, in points.
  package var distance: Double

  package init(_ text: String, target: PlotPoint, side: CalloutSide, distance: Double = 18) {
    self.text = text
    self.target = target
    self.side = side
    self.distance = distance
  }
}

/// Where the words of a callout stand, seen from its point.
package enum CalloutSide: Sendable, Equatable, CaseIterable {
  case above, aboveRight, right, belowRight, below, belowLeft, left, aboveLeft
}

/// Counts, or densities, between edges.
package struct Histogram: Sendable, Equatable {
  /// Edges of the bins in ascending order, one more than there are heights.
  package let edges: [Double]
  /// Heights of the bars, in the units of the y axis.
  package let heights: [Double]

  package init(edges: [Double], heights: [Double]) {
    precondition(
      edges.count == heights.count + 1, "\(heights.count) bars between \(edges.count) edges")
    precondition(
      zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges of a histogram that don't ascend"
    )
    self.edges = edges
    self.heights = heights
  }

  /// Height of each bar such that the areas sum to 1; all zero if nothing was counted.
  package init(density counts: [Int], edges: [Double]) {
    let total = Double(counts.reduce(0, +))
    self.init(
      edges: edges,
      heights: counts.enumerated().map { index, count in
        guard total > 0 else { return 0 }
        return Double(count) / total / (edges[index + 1] - edges[index])
      })
  }
}
