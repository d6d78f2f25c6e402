import Foundation
import MnemeTables

@testable import MnemeReport

/// A run on disk with made-up but plausible tables; every test gets its own folder.
struct Fixture {
  var dimensions = [20, 50, 100]
  var referenceCounts = [10_000]
  var cells: [LinearTransitionRow]
  var scales: [LinearTransitionScaleRow]
  var crossings: [LinearTransitionCrossingRow]
  var headlines: [HeadlineRow]
  var claims: [ClaimRow] = [Fixture.claim]
  var manifest: Manifest
  var figures: [ReportFigure]

  init(dimensions: [Int] = [20, 50, 100], referenceCounts: [Int] = [10_000]) {
    self.dimensions = dimensions
    self.referenceCounts = referenceCounts
    cells = dimensions.flatMap { dimension in
      referenceCounts.flatMap { Self.cells(dimension: dimension, referenceCount: $0) }
    }
    scales = dimensions.flatMap { dimension in
      referenceCounts.flatMap { Self.scales(dimension: dimension, referenceCount: $0) }
    }
    crossings = dimensions.flatMap { dimension in
      referenceCounts.flatMap { Self.crossings(dimension: dimension, referenceCount: $0) }
    }
    headlines = Self.headlines(dimension: dimensions.max() ?? 0)
    manifest = Self.manifest
    figures = Self.figures(hasScan: referenceCounts.count > 1)
  }

  static var templatesFolder: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates").path()
  }

  /// Writes the tables and renders both reports with the templates of the project.
  func render(templates folder: String = Fixture.templatesFolder) throws
    -> (markdown: String, html: String)
  {
    try inRunFolder { run in
      try Report.render(
        run: run, manifest: manifest, figures: figures,
        templates: try ReportTemplates(folder: folder))
    }
  }

  func inRunFolder<Value>(_ body: (RunFolder) throws -> Value) throws -> Value {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "mneme-report-\(UUID().uuidString)").path()
    let run = RunFolder(path: path)
    try run.makeFolders()
    defer { removeFolder(path) }
    try run.write(cells)
    try run.write(scales)
    try run.write(crossings)
    try run.write(headlines)
    try run.write(claims)
    try run.write([LinearTransitionTheoryRow]())
    try run.write(manifest)
    return try body(run)
  }

  private func removeFolder(_ path: String) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path): \(error)")
    }
  }
}

/// A copy of the project's templates in which one file is changed.
func withTemplates<Value>(
  changing file: String, by change: (String) -> String?, _ body: (String) throws -> Value
) throws -> Value {
  let manager = FileManager.default
  let folder = manager.temporaryDirectory.appending(path: "mneme-templates-\(UUID().uuidString)")
  try manager.copyItem(at: URL(filePath: Fixture.templatesFolder), to: folder)
  defer {
    do { try manager.removeItem(at: folder) } catch { print("left behind: \(folder): \(error)") }
  }
  let url = folder.appending(path: file)
  let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  if let changed = change(text) {
    try Data(changed.utf8).write(to: url)
  } else {
    try manager.removeItem(at: url)
  }
  return try body(folder.path())
}

// MARK: Rows

extension Fixture {
  private static let ratios = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4, 10]

  private static func cells(dimension: Int, referenceCount: Int) -> [LinearTransitionRow] {
    let counts =
      ratios.map { Int(($0 * Double(dimension)).rounded()) }
      + [dimension + 1, dimension + 3, dimension + 5]
    return counts.sorted().map { count in
      cell(dimension: dimension, count: count, referenceCount: referenceCount)
    }
  }

  private static func cell(
    dimension: Int, count: Int, referenceCount: Int
  ) -> LinearTransitionRow {
    var row = LinearTransitionRow()
    row.dimension = dimension
    row.trainingCount = count
    row.trials = 100
    row.q = 0.504_621_3
    row.referenceCount = referenceCount
    row.generatedCount = 200
    row.intervalLevel = 0.95
    let ratio = Double(count) / Double(dimension)
    let fraction = min(1, max(0, ratio - 0.8))
    row.deltaReferencePositive = .init(
      fraction: fraction, low: max(0, fraction - 0.083), high: min(1, fraction + 0.0829))
    row.deltaReferenceNullPositive = .init(fraction: 1, low: 0.9638, high: 1)
    row.deltaMatchedPositive = .init(fraction: 0.31, low: 0.22, high: 0.41)
    row.deltaAnalyticPositive = .init(fraction: 0.99, low: 0.9455, high: 0.99975)
    fillDivergence(&row, dimension: dimension, count: count, ratio: ratio)
    return row
  }

  private static func fillDivergence(
    _ row: inout LinearTransitionRow, dimension: Int, count: Int, ratio: Double
  ) {
    let caveats = [
      count <= dimension ? "KL is infinite for n <= d" : nil,
      count == dimension + 1 ? "the mean of KL is infinite at n = d + 1 and d + 2" : nil,
      ratio < 0.3 ? "the null's upper limit lies below the level" : nil,
    ]
    row.caveat = caveats.compactMap { $0 }.joined(separator: "; ")
    guard count > dimension else {
      row.klNats.median = .infinity
      row.klNats.q25 = .infinity
      row.klNats.q75 = .infinity
      return
    }
    let kl = Double(dimension) * (0.17 + 0.5 / (ratio - 0.98))
    row.klNats.median = kl
    row.klNats.q25 = kl * 0.931
    row.klNats.q75 = kl * 1.117
    row.klNatsReducedVariance = kl * 1.0213
    row.klNatsReducedVarianceStandardError = 0.0873
    guard count > dimension + 2 else { return }
    row.klNats.mean = kl * 1.02
    row.klNats.standardError = kl * 0.0123
    row.theory.klBoundAMGM = kl * 0.81
    row.theory.klBoundDet = kl * 0.93
    row.theory.klBoundSharp = kl * 0.987_654
    row.theory.klAsymptoticFirst = kl * 0.99
    row.theory.klAsymptoticSecond = ratio > 2 ? kl * 1.0001 : nil
  }

  private static func scales(
    dimension: Int, referenceCount: Int
  ) -> [LinearTransitionScaleRow] {
    let d = Double(dimension)
    var rows: [LinearTransitionScaleRow] = []
    for reading in Reading.allCases {
      for level in [0.5, 0.95] {
        var row = LinearTransitionScaleRow()
        row.dimension = dimension
        row.q = 0.504_621_3
        row.reading = reading
        row.referenceCount = reading == .reference ? referenceCount : nil
        row.level = level
        row.fall = .init(value: d + 1, low: d, high: d + 3)
        row.memorization = .init(value: d * 1.312_7, low: d * 1.251, high: d * 1.372)
        row.ratio = .init(value: 0.7694, low: 0.721, high: 0.823)
        row.crossingCount = dimension == 50 ? 3 : 1
        row.verdict = dimension == 20 ? .undecided : .aligned
        if dimension == 20, level == 0.95 {
          row.memorization = .init(value: nil, low: 200, high: nil)
          row.ratio = .init()
          row.crossingCount = 0
          row.reason = "no upward crossing up to n = 200; no ratio without n_mem"
        }
        if reading == .matched {
          row.memorization = .init()
          row.ratio = .init()
          row.verdict = .notAligned
          row.reason = "the matched reading has no crossing"
        }
        rows.append(row)
      }
    }
    return rows
  }

  private static func crossings(
    dimension: Int, referenceCount: Int
  ) -> [LinearTransitionCrossingRow] {
    let places: [(Double, CrossingDirection)] =
      dimension == 50
      ? [(22.6, .upward), (49.1, .downward), (65.635, .upward)]
      : [(Double(dimension) * 1.312_7, .upward)]
    return places.map { place, direction in
      var row = LinearTransitionCrossingRow()
      row.dimension = dimension
      row.referenceCount = referenceCount
      row.level = 0.5
      row.trainingCount = place
      row.direction = direction
      return row
    }
  }

  private static var claim: ClaimRow {
    var row = ClaimRow()
    row.key = "scales_align"
    row.claim = "n_fall/n_mem is between 1/2 and 2"
    row.source = "halder2024memorization"
    row.verdict = .holds
    row.evidence = "n_fall/n_mem"
    row.estimate = .init(value: 0.77, low: 0.73, high: 0.81)
    row.intervalLevel = 0.9
    row.rule = "rule R3"
    row.figure = "alignment-of-scales"
    return row
  }

  private static func headlines(dimension: Int) -> [HeadlineRow] {
    let d = Double(dimension)
    let numbers: [(String, String, IntervalEstimate, String, String, String)] = [
      (
        "n_mem_50", "n_mem(1/2), d = \(dimension): samples at which P(Delta > 0) rises through 1/2",
        .init(value: d * 1.312_7, low: d * 1.251, high: d * 1.372), "samples",
        "memorization-transition", ""
      ),
      (
        "n_fall_kl", "n_fall, d = \(dimension): samples at which KL(rho_G || rho) begins to fall",
        .init(value: d + 1, low: d, high: d + 3), "samples", "alignment-of-scales", ""
      ),
      (
        "kl_per_dimension", "KL per dimension at n = \(10 * dimension)",
        .init(value: 0.225_43, low: 0.2247, high: 0.2262), "nats per dimension", "kl-divergence", ""
      ),
    ]
    return numbers.map { key, label, estimate, unit, figure, reason in
      var row = HeadlineRow()
      row.key = key
      row.label = label
      row.estimate = estimate
      row.unit = unit
      row.intervalLevel = 0.95
      row.figure = figure
      row.reason = reason
      return row
    }
  }
}

// MARK: Manifest and figures

extension Fixture {
  private static var manifest: Manifest {
    Manifest(
      experiment: "linear-transition",
      title: "Memorization and generalization in a linear, one-step diffusion model",
      revision: 1, digest: "3f9a1c0b77de", preset: "standard", seed: 20_241_126,
      command: "mneme report linear-transition --preset standard --seed 20241126",
      settings: [
        .init(name: "dimensions", value: "20, 50, 100", meaning: "Dimensions d of the data."),
        .init(name: "kappa", value: "1", meaning: "Noise scale times e^(2T)."),
        .init(name: "reference_count", value: "10000", meaning: "Samples of the reference set."),
      ],
      versions: [
        .init(name: "Mneme", version: "0.1.0"), .init(name: "OpenBLAS", version: "0.3.21"),
        .init(name: "Swift", version: "6.3.1"),
      ],
      caveats: ["2 of 100 trials at d = 20, n = 21 were rejected as singular."],
      tables: [.init(name: "linear_transition.csv", sha256: String(repeating: "ab", count: 32))],
      figures: [.init(name: "figures/scales.pdf", sha256: String(repeating: "0f", count: 32))])
  }

  private static func figures(hasScan: Bool) -> [ReportFigure] {
    let scan = figure("reference-scan", "Scale of memorization against $N_{\\mathrm{ref}}$.")
    return [
      figure(
        "memorization-transition",
        "Fraction of trials with $\\Delta > 0$ against $n/d$; bands: 95 %."),
      figure("kl-divergence", "$\\operatorname{KL}(\\rho_G \\parallel \\rho)/d$ against $n/d$."),
      figure("alignment-of-scales", "Both transitions on one axis of $n/d$, dashed at $n = d$."),
    ] + (hasScan ? [scan] : [])
  }

  private static func figure(_ name: String, _ caption: String) -> ReportFigure {
    ReportFigure(
      name: name, captionMarkdown: caption,
      altText: "Curves of the \(name) rise from 0 near n/d = 0.9 to 1 near n/d = 1.8.",
      svgLight: svg(ink: "#222222", paper: "#ffffff", name),
      svgDark: svg(ink: "#dddddd", paper: "#14171a", name),
      downloads: ["pdf", "svg", "png"].map {
        ReportFile(label: $0.uppercased(), path: "figures/\(name).\($0)")
      } + [ReportFile(label: "data (CSV)", path: "tables/linear_transition.csv")],
      readout: [
        ReportSeries(
          name: "d = 100", panel: "", x: "n/d", y: "P(Δ > 0)",
          points: [
            ReportPoint(left: 0.25, top: 0.5, x: "1.25", y: "0.42 [0.31, 0.54]"),
            ReportPoint(left: 0.5, top: 0.25, x: "2", y: "0.9"),
          ])
      ])
  }

  private static func svg(ink: String, paper: String, _ name: String) -> [UInt8] {
    Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="360pt" height="220pt" viewBox="0 0 360 220">
      <rect width="360" height="220" fill="\(paper)"/>
      <path d="M40 190H340M40 190V20" stroke="\(ink)" fill="none"/>
      <path d="M40 185C150 185 150 30 340 28" stroke="#069ce4" stroke-width="2" fill="none"/>
      <path d="M40 185C190 185 170 40 340 33" stroke="#cb6c0f" stroke-width="2" fill="none"/>
      <text x="60" y="40" fill="\(ink)" font-family="serif" font-size="14">\(name)</text>
      </svg>
      """.utf8)
  }
}
