import MnemePlot
import MnemeTables

/// What has a look of its own where scales are compared: a model under a distance.
struct AlignmentSeries: Hashable {
  let family: ModelFamily
  let label: String
  let distance: MemorizationDistance

  init(_ row: ScaleAlignmentRow) {
    family = row.family
    label = row.label
    distance = row.distance
  }

  var rank: Int { ModelFamily.allCases.firstIndex(of: family) ?? 0 }

  var name: String {
    switch distance {
    case .relativeLogLikelihood: label
    case .squaredL2: "\(label), $L^2$"
    }
  }
}

/// Looks of models: colour and dash by family, marker within the family; hollow where rule R3 decides
/// nothing.
struct AlignmentLooks {
  private let rows: [ScaleAlignmentRow]
  /// By family, then as they come.
  let series: [AlignmentSeries]

  static let equal = LineLook(.ink, dash: .longDashed, weight: 0.7)

  init(_ rows: [ScaleAlignmentRow]) {
    self.rows = rows
    var seen: [AlignmentSeries] = []
    for row in rows where !seen.contains(AlignmentSeries(row)) { seen.append(AlignmentSeries(row)) }
    series = ModelFamily.allCases.flatMap { family in seen.filter { $0.family == family } }
  }

  func name(_ row: ScaleAlignmentRow) -> String { AlignmentSeries(row).name }

  func bar(_ row: ScaleAlignmentRow) -> LineLook { bar(row.family) }

  func marker(_ row: ScaleAlignmentRow) -> MarkerLook {
    marker(AlignmentSeries(row), isHollow: row.verdict == .undecided)
  }

  /// Dashes longer than a cap, so that caps stay whole.
  private func bar(_ family: ModelFamily) -> LineLook {
    switch family {
    case .oneDraw: LineLook(.category(0), weight: 0.6)
    case .moreDraws: LineLook(.category(1), dash: .longDashed, weight: 0.6)
    case .moreSteps: LineLook(.category(2), dash: .dashed, weight: 0.6)
    case .network: LineLook(.category(3), dash: .dashDotted, weight: 0.6)
    }
  }

  private func marker(_ series: AlignmentSeries, isHollow: Bool) -> MarkerLook {
    let family = self.series.filter { $0.family == series.family }
    let index = family.firstIndex(of: series) ?? 0
    return MarkerLook(
      bar(series.family).ink, shape: MarkerShape.allCases[index % MarkerShape.allCases.count],
      isHollow: isHollow, scale: 0.85)
  }

  /// Models in the order of the panel that names them, then what looks mean.
  var legend: [LegendEntry] {
    let drawn = rows.filter { $0.ratio.place != nil }
    let models = series.filter { series in drawn.contains { AlignmentSeries($0) == series } }
    let isAnyUndecided = drawn.contains { $0.verdict == .undecided && $0.ratio.value != nil }
    return models.map { entry($0, drawn) }
      + (isAnyUndecided
        ? [LegendEntry("undecided", marker: MarkerLook(.ink, shape: .circle, isHollow: true))] : [])
      + [LegendEntry("equal", line: Self.equal)]
  }

  /// Filled if any point of the model is, so that it names what is drawn.
  private func entry(_ series: AlignmentSeries, _ drawn: [ScaleAlignmentRow]) -> LegendEntry {
    let points = drawn.filter { AlignmentSeries($0) == series && $0.ratio.value != nil }
    let isHollow = points.allSatisfy { $0.verdict == .undecided }
    return LegendEntry(
      series.name, line: bar(series.family),
      marker: points.isEmpty ? nil : marker(series, isHollow: isHollow), sample: .errorBar)
  }
}
