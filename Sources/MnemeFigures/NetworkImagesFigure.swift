import MnemePlot
import MnemeTables

/// Generated images over the training images that are nearest to them, at three training counts.
enum NetworkImagesFigure {
  private static let columns = 8

  static func figure(_ tables: NetworkTables, width: Double) -> Figure {
    let isNarrow = width < 350
    let shown = shown(tables)
    let grey = GreyScale(tables.images.filter { shown.contains($0.trainingCount) })
    let panels = shown.enumerated().map { index, count in
      Panel.montage(
        montage(tables.pairs(count), grey, isNarrow: isNarrow), tag: "(\(["a", "b", "c"][index]))",
        title: "$n = \(FigureText.count(count))$")
    }
    return Figure(
      name: "\(tables.experiment)-images",
      title: "Images of a trained network on \(tables.data) beside their nearest training images",
      panels: panels.isEmpty ? [[.blank]] : panels.map { [$0] }, aspect: aspect(isNarrow: isNarrow),
      caption: caption(tables, shown, grey, isNarrow: isNarrow),
      altText: altText(tables, shown))
  }

  /// The smallest, the middle and the largest count with images.
  private static func shown(_ tables: NetworkTables) -> [Int] {
    NetworkTables.chosen(Set(tables.images.map(\.trainingCount)).sorted(), limit: 3)
  }

  private static func montage(
    _ pairs: [ImagePair], _ grey: GreyScale, isNarrow: Bool
  ) -> Montage {
    let pairs = pairs.prefix(columns)
    return Montage(
      rows: [
        pairs.map { MontagePicture(grey.image($0.generated)) },
        pairs.map { pair in
          MontagePicture(
            grey.image(pair.nearest),
            caption: pair.generated.neighbourRatio.map(FigureText.hundredths) ?? "–")
        },
      ],
      rowLabels: isNarrow ? ["generated", "nearest"] : ["generated", "nearest training image"])
  }

  /// Two rows of pictures with numbers under them, as high as the width leaves the pictures wide.
  private static func aspect(isNarrow: Bool) -> Double {
    let (label, numbers) = isNarrow ? (0.145, 0.047) : (0.165, 0.031)
    let picture = (0.985 - label - 0.0055 * Double(columns - 1)) / Double(columns)
    return 2 * picture + numbers
  }

  // MARK: Words

  private static func caption(
    _ tables: NetworkTables, _ shown: [Int], _ grey: GreyScale, isNarrow: Bool
  ) -> String {
    let ratios = tables.images.compactMap(\.neighbourRatio)
    return
      "The first images that the network of the first of \(tables.trials) trials generates, each over "
      + "the training image nearest to it, for $n$ = "
      + "\(FigureText.list(shown.map(FigureText.count))); not selected. Under each pair: the distance "
      + "to the nearest training image over that to the second nearest"
      + (ratios.isEmpty ? "" : "; below 1/3 the image counts as memorized")
      + ". Black is a grey level of \(FigureText.hundredths(grey.low)), white "
      + "\(FigureText.hundredths(grey.high)), the range of the training images shown."
  }

  private static func altText(_ tables: NetworkTables, _ shown: [Int]) -> String {
    let words = shown.map { count -> String in
      let pairs = tables.pairs(count).prefix(columns)
      let close = pairs.count { ($0.generated.neighbourRatio ?? 0) < 1.0 / 3 }
      return "\(close) of \(pairs.count) at n = \(count)"
    }
    return
      "Generated 8 by 8 images over their nearest training images at \(shown.count) training counts. "
      + "Less than a third as far from the nearest as from the second nearest: "
      + "\(FigureText.list(words))."
  }
}

/// A generated image and the training image nearest to it.
private struct ImagePair {
  let generated: NetworkImageRow
  let nearest: NetworkImageRow
}

/// Grey levels as bytes: from black to white over the range of the training images.
private struct GreyScale {
  let low: Double
  let high: Double

  /// Ends rounded outwards to hundredths, as the caption names them.
  init(_ rows: [NetworkImageRow]) {
    let levels = rows.filter { $0.kind == .nearest }.flatMap(\.pixels).filter(\.isFinite)
    low = (100 * (levels.min() ?? 0)).rounded(.down) / 100
    high = max((100 * (levels.max() ?? 1)).rounded(.up) / 100, low + 0.01)
  }

  func image(_ row: NetworkImageRow) -> PlotImage {
    PlotImage(
      grey: row.pixels.map { level in
        let share = (level - low) / (high - low)
        return share.isFinite ? UInt8((255 * min(max(share, 0), 1)).rounded()) : 0
      }, width: NetworkImageRow.side)
  }
}

extension NetworkTables {
  fileprivate func pairs(_ count: Int) -> [ImagePair] {
    let rows = images.filter { $0.trainingCount == count }
    return rows.filter { $0.kind == .generated }.sorted { $0.image < $1.image }.compactMap {
      generated in
      rows.first { $0.kind == .nearest && $0.image == generated.image }.map {
        ImagePair(generated: generated, nearest: $0)
      }
    }
  }
}
