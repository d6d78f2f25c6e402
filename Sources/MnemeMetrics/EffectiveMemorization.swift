/// The largest number of training samples at which a model still memorizes: the last downward crossing
/// of a level by the memorized fraction, linear in ln n between cells.
///
/// Source: Gu et al. (arXiv 2310.02664), who take the level 0.9.
package struct EffectiveMemorization: Sendable, Equatable {
  /// A fraction with its interval, at one training count.
  package struct Cell: Sendable, Equatable {
    package let trainingCount: Int
    package let fraction: Double
    package let low: Double
    package let high: Double

    package init(trainingCount: Int, fraction: Double, low: Double, high: Double) {
      self.trainingCount = trainingCount
      self.fraction = fraction
      self.low = low
      self.high = high
    }
  }

  /// Where a curve ends its stay above the level.
  package enum Place: Sendable, Equatable {
    /// Below the level in every cell.
    case belowAll
    case at(Double)
    /// Above the level in the last cell.
    case beyondAll
  }

  package let place: Place
  /// The same for the lower and for the upper limits of the fractions: an interval cell by cell.
  package let low: Place
  package let high: Place

  /// - Parameters:
  ///   - cells: at least one, by rising training count.
  ///   - level: in (0, 1].
  package init(_ cells: [Cell], level: Double) {
    precondition(!cells.isEmpty, "no cells")
    place = Self.place(cells, cells.map(\.fraction), level)
    low = Self.place(cells, cells.map(\.low), level)
    high = Self.place(cells, cells.map(\.high), level)
  }

  private static func place(_ cells: [Cell], _ heights: [Double], _ level: Double) -> Place {
    if heights[heights.count - 1] >= level { return .beyondAll }
    let curve = LevelCurve(
      trainingCounts: cells.map(\.trainingCount), heights: heights, level: level)
    guard let last = curve.crossings.last(where: { $0.direction == .downward }) else {
      return .belowAll
    }
    return .at(last.trainingCount)
  }
}
