import MnemePlot
import MnemeTables

/// The most memorized samples as pictures over the training images nearest to them.
enum MeasureNearestFigure {
  static let name = "measure-nearest"

  /// nil where samples are no images.
  static func figure(_ tables: MeasureTables, width: Double) -> Figure? {
    let ranks = Set(tables.images.map(\.rank)).sorted()
    guard !ranks.isEmpty else { return nil }
    let isNarrow = width < 350
    let shown = Array(ranks.prefix(isNarrow ? 6 : 8))
    let rows = Set(tables.images.map(\.neighbour)).sorted()
    let montage = Montage(
      rows: rows.map { neighbour in shown.map { picture(tables, $0, neighbour) } },
      rowLabels: rows.map { $0 == 0 ? "generated" : label($0, isNarrow: isNarrow) })
    return Figure(
      name: name, title: "The most memorized samples and their nearest training images",
      panels: [[.montage(montage)]],
      aspect: aspect(tables, rows: rows.count, columns: shown.count, isNarrow: isNarrow),
      caption: caption(tables, shown), altText: altText(tables, shown))
  }

  private static func label(_ neighbour: Int, isNarrow: Bool) -> String {
    let ordinal =
      neighbour == 1 ? "nearest" : neighbour == 2 ? "2nd nearest" : "\(neighbour)rd nearest"
    return isNarrow
      ? (neighbour == 1 ? "nearest" : "\(neighbour)\(neighbour == 2 ? "nd" : "rd")") : ordinal
  }

  private static func picture(
    _ tables: MeasureTables, _ rank: Int, _ neighbour: Int
  ) -> MontagePicture? {
    guard
      let row = tables.images.first(where: { $0.rank == rank && $0.neighbour == neighbour }),
      let image = PlotImage(row)
    else { return nil }
    let words =
      neighbour == 0
      ? row.ratio.map(FigureText.hundredths) ?? "–" : FigureText.number(row.distance, digits: 2)
    return MontagePicture(image, caption: words)
  }

  /// As high as the width leaves the pictures, with a line of numbers under each row.
  private static func aspect(
    _ tables: MeasureTables, rows: Int, columns: Int, isNarrow: Bool
  ) -> Double {
    let (label, numbers) = isNarrow ? (0.165, 0.05) : (0.125, 0.031)
    let picture = (0.985 - label - 0.0055 * Double(columns - 1)) / Double(columns)
    let shape = tables.images.first.map { Double($0.height) / Double(max(1, $0.width)) } ?? 1
    return Double(rows) * (picture * shape + numbers)
  }

  private static func caption(_ tables: MeasureTables, _ shown: [Int]) -> String {
    let set = tables.images.first?.set ?? ""
    return
      "The \(shown.count) samples of \(tables.label(set)) with the least neighbour ratio, out of "
      + "\(FigureText.count(tables.count(set))), over the training images nearest to them ($n$ = "
      + "\(FigureText.count(tables.trainingCount(set)))). Under each sample: its neighbour ratio, "
      + "below 1/3 it counts as memorized; under each training image: the distance to it. Black and white "
      + "are the least and the largest value of the training set."
  }

  private static func altText(_ tables: MeasureTables, _ shown: [Int]) -> String {
    let generated = tables.images.filter { $0.neighbour == 0 && shown.contains($0.rank) }
    let close = generated.count { ($0.ratio ?? 1) < 1.0 / 3 }
    return
      "The \(shown.count) generated images with the least neighbour ratio over their nearest training "
      + "images. \(close) of them have a ratio below one third; the least is "
      + "\(FigureText.number(generated.compactMap(\.ratio).min() ?? 1, digits: 2))."
  }
}
