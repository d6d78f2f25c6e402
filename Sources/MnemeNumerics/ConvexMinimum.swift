/// Where a convex function on [start, ∞) is smallest.
package struct ConvexMinimum: Sendable, Equatable {
  package let argument: Double
  package let value: Double
  package let evaluations: Int
}

/// Finds the minimum of a convex function to the right of a start.
///
/// Steps that double bracket it, then golden sections with parabolic steps where they promise more
/// (Brent 1973, chapter 5). Near the minimum the value is flat: an argument good to `tolerance`
/// gives a value good to about its square.
///
/// - Parameters:
///   - start: left end of the domain, included; the function must be finite there.
///   - step: length of the first step, above 0.
///   - tolerance: relative, of the argument's distance from the start.
///   - function: convex on the domain.
/// - Returns: the best of all points evaluated, the start included.
package func convexMinimum(
  from start: Double, step: Double, tolerance: Double = 1e-7,
  of function: (Double) -> Double
) -> ConvexMinimum {
  precondition(step > 0 && tolerance > 0, "needs step > 0 and tolerance > 0")
  var search = ConvexSearch(start: start, value: function(start))
  search.bracket(step: step, function)
  search.narrow(tolerance: tolerance, floor: step / 1000, function)
  return ConvexMinimum(
    argument: start + search.best.offset, value: search.best.value,
    evaluations: search.evaluations)
}

/// The state of the search, in offsets from the start.
private struct ConvexSearch {
  struct Point {
    var offset: Double
    var value: Double
  }

  let start: Double
  var low: Double
  var high: Double
  var best: Point
  var second: Point
  var third: Point
  var evaluations = 1

  init(start: Double, value: Double) {
    self.start = start
    low = 0
    high = 0
    best = Point(offset: 0, value: value)
    second = best
    third = best
  }

  mutating func evaluate(_ offset: Double, _ function: (Double) -> Double) -> Point {
    evaluations += 1
    return Point(offset: offset, value: function(start + offset))
  }

  /// Doubles the step while the function still falls. 200 doublings leave no `Double` untried.
  mutating func bracket(step: Double, _ function: (Double) -> Double) {
    high = step
    for _ in 0..<200 {
      let point = evaluate(high, function)
      guard point.value < best.value else {
        third = second
        second = point
        return
      }
      low = best.offset
      third = second
      second = best
      best = point
      high *= 2
    }
  }

  /// `floor`: the offset below which the tolerance is absolute, for a minimum at the start itself.
  mutating func narrow(
    tolerance: Double, floor: Double, _ function: (Double) -> Double
  ) {
    var lastMove = high - low
    var moveBefore = lastMove
    for _ in 0..<200 {
      let resolution = tolerance * max(best.offset, floor)
      let middle = (low + high) / 2
      if abs(best.offset - middle) <= 2 * resolution - (high - low) / 2 { return }
      var move = parabolicMove(limit: moveBefore / 2)
      // Next to an end of the bracket, step away from it: else the same point comes up for ever.
      if let target = move.map({ best.offset + $0 }),
        min(target - low, high - target) < 2 * resolution
      {
        move = best.offset < middle ? resolution : -resolution
      }
      moveBefore = lastMove
      if move == nil {
        moveBefore = best.offset < middle ? high - best.offset : low - best.offset
        move = 0.381966011250105 * moveBefore
      }
      var step = move ?? 0
      if abs(step) < resolution { step = step < 0 ? -resolution : resolution }
      lastMove = step
      accept(evaluate(best.offset + step, function))
    }
  }

  /// Step to the vertex of the parabola through the best three, if it lies well inside.
  private func parabolicMove(limit: Double) -> Double? {
    let toSecond = best.offset - second.offset
    let toThird = best.offset - third.offset
    let r = toSecond * (best.value - third.value)
    let s = toThird * (best.value - second.value)
    let denominator = 2 * (r - s)
    guard denominator != 0 else { return nil }
    let move = -(toSecond * r - toThird * s) / denominator
    let target = best.offset + move
    guard move.isFinite, abs(move) < abs(limit), target > low, target < high else { return nil }
    return move
  }

  private mutating func accept(_ point: Point) {
    if point.value <= best.value {
      if point.offset >= best.offset { low = best.offset } else { high = best.offset }
      third = second
      second = best
      best = point
    } else {
      if point.offset < best.offset { low = point.offset } else { high = point.offset }
      if point.value <= second.value || second.offset == best.offset {
        third = second
        second = point
      } else if point.value <= third.value || third.offset == best.offset
        || third.offset == second.offset
      {
        third = point
      }
    }
  }
}
