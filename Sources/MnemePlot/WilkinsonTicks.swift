import Glibc

/// Labelled ticks of a linear axis by the extended algorithm of Wilkinson: of all evenly spaced
/// numbers within the range, those that are the simplest, cover the range best, come nearest to the
/// wished density and are read best; labels that overlap are out.
///
/// Source: Talbot, Lin & Hanrahan (2010), with their order of simple numbers and their weights.
/// Here the range of the axis is given, so that labels stay inside of it; and they are multiples
/// of their step, 2, 4, 6 but not 3, 5, 7, unless told otherwise.
struct WilkinsonTicks {
  let low: Double
  let high: Double
  let wishedCount: Double
  /// Labels are multiples of their step; else any even steps of simple numbers.
  var isAtMultiples = true
  /// How well these numbers are read, in [0, 1]; minus infinity if they overlap.
  let legibility: ([TickNumber]) throws(TextError) -> Double

  /// Simple numbers times ten, the simplest first.
  private static let simple = [10, 50, 20, 25, 40, 30]
  private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)
  /// A score below that of any labels which cover a third of the range.
  private static let noScore = -20.0
  /// Beyond these there are no labels that a reader would like.
  private static let (mostStride, mostCount) = (10, 60)
  /// Ticks may lie outside the range by this share of it: rounding.
  private static let slack = 1e-9

  /// The numbers `(start + index * stride) * simple / 10 * 10^exponent` for `count` indices.
  private struct Candidate {
    var rank: Int
    var stride: Int
    var count: Int
    var exponent: Int
    var start = 0

    var unit: Double { TickNumber(digits: simple[rank], exponent: exponent - 1).value }

    var numbers: [TickNumber] {
      (0..<count).map {
        TickNumber(digits: (start + $0 * stride) * simple[rank], exponent: exponent - 1)
      }
    }

    var containsZero: Bool {
      start <= 0 && start + (count - 1) * stride >= 0 && start % stride == 0
    }
  }

  /// - Returns: at least two numbers in rising order, or `nil` if no two fit without overlap.
  /// - Precondition: `low < high`, both finite, their difference finite and not lost in rounding.
  func choose() throws(TextError) -> [TickNumber]? {
    var best: (score: Double, candidate: Candidate)?
    // Better by rounding alone is not better: the simpler one, tried first, stays.
    func worst() -> Double { (best?.score ?? Self.noScore) + 1e-9 }
    var stride = 1
    while score(simplicityBound(0, stride), 1, 1, 1) > worst(), stride <= Self.mostStride {
      for rank in Self.simple.indices {
        let simplicity = simplicityBound(rank, stride)
        guard score(simplicity, 1, 1, 1) > worst() else { break }
        var count = 2
        while score(simplicity, 1, densityBound(count), 1) > worst(), count <= Self.mostCount {
          try tryExponents(Candidate(rank: rank, stride: stride, count: count, exponent: 0), &best)
          count += 1
        }
      }
      stride += 1
    }
    return best?.candidate.numbers
  }

  private func tryExponents(
    _ candidate: Candidate, _ best: inout (score: Double, candidate: Candidate)?
  ) throws(TextError) {
    var candidate = candidate
    let steps = Double(candidate.count + 1) * Double(candidate.stride)
    let smallest = (high - low) / steps / (Double(Self.simple[candidate.rank]) / 10)
    candidate.exponent = Int(ceil(log10(smallest) - 1e-9))
    while true {
      let span = Double((candidate.count - 1) * candidate.stride) * candidate.unit
      // Labels stay inside: a longer span can't.
      guard span <= (high - low) * (1 + Self.slack) else { return }
      try tryStarts(candidate, &best)
      candidate.exponent += 1
    }
  }

  private func tryStarts(
    _ candidate: Candidate, _ best: inout (score: Double, candidate: Candidate)?
  ) throws(TextError) {
    let unit = candidate.unit
    let slack = Self.slack * (high - low) / unit
    let grid = isAtMultiples ? candidate.stride : 1
    let first = Int(ceil((low / unit - slack) / Double(grid))) * grid
    let last = Int(floor(high / unit + slack)) - (candidate.count - 1) * candidate.stride
    for start in stride(from: first, through: last, by: grid) {
      var candidate = candidate
      candidate.start = start
      let (begin, end) = (
        Double(start) * unit, Double(start + (candidate.count - 1) * candidate.stride) * unit
      )
      let simplicity =
        simplicityBound(candidate.rank, candidate.stride) - (candidate.containsZero ? 0 : 1)
      let (coverage, density) = (coverage(begin, end), density(candidate.count, begin, end))
      guard score(simplicity, coverage, density, 1) > (best?.score ?? Self.noScore) + 1e-9 else {
        continue
      }
      let legibility = try self.legibility(candidate.numbers)
      let score = score(simplicity, coverage, density, legibility)
      if score > (best?.score ?? Self.noScore) + 1e-9 { best = (score, candidate) }
    }
  }

  // MARK: Scores

  private func score(
    _ simplicity: Double, _ coverage: Double, _ density: Double, _ legibility: Double
  ) -> Double {
    let w = Self.weights
    return w.simplicity * simplicity + w.coverage * coverage + w.density * density
      + w.legibility * legibility
  }

  /// Simplicity if zero is among the labels.
  private func simplicityBound(_ rank: Int, _ stride: Int) -> Double {
    1 - Double(rank) / Double(Self.simple.count - 1) - Double(stride) + 1
  }

  private func coverage(_ begin: Double, _ end: Double) -> Double {
    let range = high - low
    let (left, right) = ((begin - low) / (0.1 * range), (high - end) / (0.1 * range))
    return 1 - 0.5 * (left * left + right * right)
  }

  /// Labels a length beside wished labels a length.
  private func density(_ count: Int, _ begin: Double, _ end: Double) -> Double {
    let ratio = Double(count - 1) / (end - begin) / ((wishedCount - 1) / (high - low))
    return 2 - max(ratio, 1 / ratio)
  }

  /// The best density of so many labels within the range.
  private func densityBound(_ count: Int) -> Double {
    let ratio = Double(count - 1) / (wishedCount - 1)
    return ratio > 1 ? 2 - ratio : 1
  }
}
