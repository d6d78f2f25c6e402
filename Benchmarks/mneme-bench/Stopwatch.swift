/// Medians of repeated runs; the first run warms caches and is not counted.
enum Stopwatch {
  static let repetitions = 15

  static func medianMilliseconds(_ body: () throws -> Void) rethrows -> Double {
    try body()
    var times: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      try body()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    return times.sorted()[repetitions / 2]
  }
}
