import MnemePlot
import MnemeTables

/// The first samples of each generator, with their neighbour ratios.
enum DefinitionsSamplesFigure {
  static let name = "definitions-samples"

  static func figure(_ tables: DefinitionsComparedTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let columns = isNarrow ? 6 : 8
    let montage = Montage(
      rows: tables.generators.map { generator in
        (1...columns).map { picture(tables, generator, $0) }
      },
      rowLabels: tables.generators.map(\.rawValue))
    let (label, numbers) = isNarrow ? (0.2, 0.05) : (0.12, 0.0265)
    let side = (0.985 - label - 0.0055 * Double(columns - 1)) / Double(columns)
    return Figure(
      name: name, title: "Samples of each generator", panels: [[.montage(montage)]],
      aspect: Double(tables.generators.count) * (side + numbers), caption: caption(tables, columns),
      altText: altText(tables, columns))
  }

  private static func picture(
    _ tables: DefinitionsComparedTables, _ generator: ComparedGenerator, _ rank: Int
  ) -> MontagePicture? {
    guard
      let row = tables.images.first(where: { $0.set == generator.rawValue && $0.rank == rank }),
      let image = PlotImage(row)
    else { return nil }
    return MontagePicture(
      image, emphasis: isMemorized(row) ? .category(1) : nil,
      caption: row.ratio.map(FigureText.hundredths) ?? "–")
  }

  /// By the convention of that ratio.
  private static func isMemorized(_ row: MeasureImageRow) -> Bool { (row.ratio ?? 1) < 1.0 / 3 }

  private static func caption(_ tables: DefinitionsComparedTables, _ columns: Int) -> String {
    "The first \(columns) samples of each generator, unselected, with their neighbour ratios; framed: "
      + "below 1/3, memorized by that definition. Handwritten digits, $n$ = \(tables.trainingCount) "
      + "training images, \(FigureText.count(tables.sampleCount)) samples in all. Grey levels outside "
      + "of black and white are cut."
  }

  private static func altText(_ tables: DefinitionsComparedTables, _ columns: Int) -> String {
    let shown = tables.images.filter { $0.rank <= columns }
    return
      "\(columns) samples of each of \(tables.generators.count) generators of handwritten digits; "
      + "\(shown.count(where: isMemorized)) of \(shown.count) have a neighbour ratio below one third, "
      + "n = \(tables.trainingCount)."
  }
}
