import MnemePlot
import MnemeTables

/// The tables of a `neighbour-ratio` run, and how its generators look in figures.
struct NeighbourRatioTables {
  let rows: [NeighbourRatioRow]
  let effective: [NeighbourRatioEffectiveRow]

  /// A generator with its noise level.
  struct Generator: Hashable {
    let kind: RatioGenerator
    let noiseLevel: Double?

    var words: String {
      switch kind {
      case .exact: "exact score"
      case .stopped: "stopped, $\\sigma = \((noiseLevel ?? 0).cellText)$"
      case .linear: "linear model"
      case .truth: "truth"
      }
    }
  }

  var dimensions: [Int] { Set(rows.map(\.dimension)).sorted() }

  /// Two dimensions to draw against n: 2, where the null rate can be seen, and the largest up to 10.
  var shownDimensions: [Int] {
    let all = dimensions
    let low = all.contains(2) ? 2 : all.first
    let high = all.last { $0 <= 10 } ?? all.last
    return Set([low, high].compactMap { $0 }).sorted()
  }

  /// In the order of the table.
  var generators: [Generator] {
    var seen: Set<Generator> = []
    return rows.map { Generator(kind: $0.generator, noiseLevel: $0.noiseLevel) }
      .filter { seen.insert($0).inserted }
  }

  func cells(_ dimension: Int, _ generator: Generator) -> [NeighbourRatioRow] {
    rows.filter {
      $0.dimension == dimension && $0.generator == generator.kind
        && $0.noiseLevel == generator.noiseLevel
    }.sorted { $0.trainingCount < $1.trainingCount }
  }

  func uniformRate(_ dimension: Int) -> Double {
    rows.first { $0.dimension == dimension }?.uniformRate ?? 0
  }

  func look(_ generator: Generator) -> (line: LineLook, marker: MarkerLook, hollow: MarkerLook) {
    let (line, shape) = ink(generator)
    return (
      line, MarkerLook(line.ink, shape: shape, scale: 0.85),
      MarkerLook(line.ink, shape: shape, isHollow: true, scale: 0.85)
    )
  }

  private func ink(_ generator: Generator) -> (LineLook, MarkerShape) {
    switch generator.kind {
    case .exact: return (LineLook(.ink), .circle)
    case .linear: return (LineLook(.category(1), dash: .dashDotted), .diamond)
    case .truth: return (LineLook(.category(0), dash: .dashed), .square)
    case .stopped:
      let levels = generators.filter { $0.kind == .stopped }
      let index = levels.firstIndex(of: generator) ?? 0
      return (
        LineLook(.ordered(index, of: levels.count), dash: index % 2 == 0 ? .longDashed : .dotted),
        [MarkerShape.triangle, .circle, .diamond][index % 3]
      )
    }
  }
}
