import MnemePlot
import MnemeTables

/// The tables that the figures of `noise-draws` are made from.
struct NoiseDrawsTables: Sendable {
  let rows: [NoiseDrawsRow]
  let theory: [NoiseDrawsTheoryRow]
  let scales: [NoiseDrawsScaleRow]

  /// - Throws: `TableError`, `DiskError`.
  init(_ folder: RunFolder) throws {
    rows = try folder.read(NoiseDrawsRow.self)
    theory = try folder.read(NoiseDrawsTheoryRow.self)
    scales = try folder.read(NoiseDrawsScaleRow.self)
  }

  /// r, ascending, infinitely many last.
  var draws: [Double] { Set(rows.map(\.draws)).sorted() }
  var dimension: Int { rows.first?.dimension ?? 1 }

  func cells(_ draws: Double) -> [NoiseDrawsRow] {
    rows.filter { $0.draws == draws }.sorted { $0.trainingCount < $1.trainingCount }
  }

  func theory(_ draws: Double) -> [NoiseDrawsTheoryRow] {
    theory.filter { $0.draws == draws }.sorted { $0.trainingCount < $1.trainingCount }
  }

  func ratio(_ count: Int) -> Double { Double(count) / Double(dimension) }

  func look(_ draws: Double) -> ModelLook {
    ModelLook(index: self.draws.firstIndex(of: draws) ?? 0, count: self.draws.count)
  }

  func axis(_ counts: [Int]) -> PlotAxis {
    let ratios = counts.map(ratio)
    let low = ratios.min() ?? 0.1, high = ratios.max() ?? 10
    return PlotAxis(
      label: "training samples per dimension, $n/d$", scale: .logarithmic,
      range: low / 1.06...high * 1.06)
  }

  /// One entry for each r.
  func legend(hasLines: Bool) -> [LegendEntry] {
    draws.map { draws in
      let look = look(draws)
      return LegendEntry(
        "$r = \(draws.isInfinite ? "\\infty" : FigureText.count(Int(draws)))$",
        line: hasLines ? look.line : nil, marker: look.marker)
    }
  }

  /// In words: `1 noise draw`.
  static func name(_ draws: Double) -> String {
    draws.isInfinite ? "r = infinity" : "r = \(FigureText.count(Int(draws)))"
  }
}

extension DivergenceTheory {
  /// The best that is known: the second order for eigenvalue sums, else the first.
  var best: Double? { equation == "17" ? second ?? first : first }
}
