import MnemePlot
import MnemeTables

/// The tables that the figures of `diffusion-steps` are made from.
struct DiffusionStepsTables: Sendable {
  let rows: [DiffusionStepsRow]
  let theory: [DiffusionStepsTheoryRow]

  /// - Throws: `TableError`, `DiskError`.
  init(_ folder: RunFolder) throws {
    rows = try folder.read(DiffusionStepsRow.self)
    theory = try folder.read(DiffusionStepsTheoryRow.self)
  }

  var dimension: Int { rows.first?.dimension ?? 1 }
  var counts: [Int] { Set(rows.map(\.trainingCount)).sorted() }
  /// Finite K, ascending.
  var steps: [Double] { Set(rows.map(\.steps).filter(\.isFinite)).sorted() }

  func cells(_ count: Int, _ sampler: SamplerName, _ grid: GridName) -> [DiffusionStepsRow] {
    rows.filter {
      $0.trainingCount == count && $0.sampler == sampler && $0.grid == grid && $0.steps.isFinite
    }.sorted { $0.steps < $1.steps }
  }

  /// By K; the limit last.
  func theory(
    _ count: Double, _ sampler: SamplerName, _ grid: GridName
  ) -> [DiffusionStepsTheoryRow] {
    theory.filter { $0.trainingCount == count && $0.sampler == sampler && $0.grid == grid }
      .sorted { $0.steps < $1.steps }
  }

  func look(_ count: Int) -> ModelLook {
    ModelLook(index: counts.firstIndex(of: count) ?? 0, count: counts.count)
  }

  func ratio(_ count: Int) -> String {
    let hundredths = (100 * Double(count) / Double(dimension)).rounded() / 100
    return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
  }

  /// The n above d nearest to 2d.
  var middleCount: Int? {
    counts.filter { $0 > dimension }.min { abs($0 - 2 * dimension) < abs($1 - 2 * dimension) }
  }

  var stepAxis: PlotAxis {
    let low = steps.first ?? 1, high = steps.last ?? 1
    return PlotAxis(
      label: "steps $K$", scale: .logarithmic, range: low / 1.15...max(high, low * 2) * 1.15)
  }
}

extension SamplerName {
  /// With the name under which it is known.
  var title: String {
    switch self {
    case .deterministic: "deterministic (DDIM)"
    case .ancestral: "ancestral (DDPM)"
    }
  }
}
