import Glibc
import MnemePlot
import MnemeTables

/// The tables that the figures of trained networks are made from, whatever their data.
struct NetworkTables: Sendable {
  /// `unet-gaussian` or `unet-digits`: the stem of the figures' names.
  let experiment: String
  var rows: [NetworkRow]
  var scales: [NetworkScaleRow]
  var denoising: [NetworkDenoisingRow]
  var training: [NetworkTrainingRow]
  var images: [NetworkImageRow]

  /// n, ascending.
  var counts: [Int] { Set(rows.map(\.trainingCount)).sorted() }
  var dimension: Int { rows.first?.dimension ?? 1 }
  var intervalLevel: Double { rows.first?.intervalLevel ?? 0.95 }
  /// Those that have rows, the network first.
  var generators: [NetworkGenerator] {
    NetworkGenerator.allCases.filter { generator in rows.contains { $0.generator == generator } }
  }
  var hasReferenceReading: Bool {
    rows.contains { $0.deltaReferencePositive.fraction != nil }
  }
  /// What the images show, in words.
  var data: String {
    experiment == "unet-gaussian" ? "Gaussian images" : "images of digits"
  }
  var trials: String { FigureText.range(rows.map(\.trials)) }
  var updates: String { FigureText.range(rows.map(\.updates)) }

  func cells(_ generator: NetworkGenerator) -> [NetworkRow] {
    rows.filter { $0.generator == generator }.sorted { $0.trainingCount < $1.trainingCount }
  }

  /// The matched reading, or that of the reference sample at level ½.
  func scale(_ reading: Reading, _ distance: NetworkDistance) -> NetworkScaleRow? {
    scales.first {
      $0.reading == reading && $0.distance == distance && ($0.level ?? 0.5) == 0.5
    }
  }

  // MARK: Places

  /// Generators stand a little beside each other, so that none hides another.
  func place(_ row: NetworkRow) -> Double {
    let all = generators
    let index = Double(all.firstIndex(of: row.generator) ?? 0)
    return Double(row.trainingCount) * exp(step * (index - Double(all.count - 1) / 2))
  }

  private var step: Double {
    let logs = counts.map { log(Double($0)) }
    let gap = zip(logs, logs.dropFirst()).map { $1 - $0 }.min() ?? 1
    let span = (logs.last ?? 1) - (logs.first ?? 0)
    return min(0.16 * gap, 0.015 * max(span, 0.5))
  }

  /// A few counts are named one by one.
  var axis: PlotAxis {
    let low = Double(counts.first ?? 10), high = Double(counts.last ?? 100)
    let room = max(1.04, exp(0.045 * log(max(high / low, 2))))
    var axis = PlotAxis(
      label: "training images, $n$", scale: .logarithmic, range: low / room...high * room,
      ticks: counts.count > 5
        ? nil : counts.map { AxisTick(value: Double($0), label: FigureText.count($0)) })
    axis.places = counts.map(Double.init)
    return axis
  }

  /// At most `limit` of the values: both ends and evenly between them.
  static func chosen(_ values: [Int], limit: Int) -> [Int] {
    guard values.count > limit else { return values }
    return (0..<limit).map { index in
      values[(index * (values.count - 1) + (limit - 1) / 2) / (limit - 1)]
    }
  }
}

extension NetworkTables {
  /// - Throws: `TableError`, `DiskError`.
  init(_ folder: RunFolder, experiment: String) throws {
    self.experiment = experiment
    rows = try folder.read(NetworkRow.self)
    scales = try folder.read(NetworkScaleRow.self)
    denoising = try folder.read(NetworkDenoisingRow.self)
    training = try folder.read(NetworkTrainingRow.self)
    images = try folder.read(NetworkImageRow.self)
  }
}
