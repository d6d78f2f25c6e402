import MnemeTables

/// The numbers that a report on somebody's samples leads with: of the first generated set, and of all
/// where several n were measured.
struct MeasureHeadlines {
  private let summary: MeasureSummary
  private let rows: [MeasureRow]
  private let scales: [MeasureScaleRow]

  init(_ summary: MeasureSummary, rows: [MeasureRow], scales: [MeasureScaleRow]) {
    self.summary = summary
    self.rows = rows
    self.scales = scales
  }

  var headlines: [HeadlineRow] {
    let name = summary.sets.models[0].set.name
    let chosen = MeasureDefinition.allCases.compactMap { definition in
      rows.first { $0.set == name && $0.definition == definition }.flatMap(headline)
    }
    // What has no end of its interval either says nothing that leads.
    let found = scales.filter { $0.scale.value ?? $0.scale.low ?? $0.scale.high != nil }
    return found.map(headline) + chosen
  }

  private func headline(_ scale: MeasureScaleRow) -> HeadlineRow {
    HeadlineRow(
      key: "n_mem_\(Self.key(scale.definition))",
      label: "n_mem(1/2): training samples at which half of the generated samples are memorized by "
        + scale.definition.words, scale.scale, unit: "samples", intervalLevel: summary.level,
      figure: "measure-transition", reason: scale.reason)
  }

  private func headline(_ row: MeasureRow) -> HeadlineRow? {
    guard let words = row.definition.headline else { return nil }
    return HeadlineRow(
      key: Self.key(row.definition),
      label: "\(words): \(row.set), n = \(row.trainingCount)\(Self.null(row))",
      row.estimate, unit: row.unit, intervalLevel: row.intervalLevel,
      figure: row.definition.figure, reason: row.reason)
  }

  /// What it would be without memory, as a fraction alone says little.
  private static func null(_ row: MeasureRow) -> String {
    guard let value = row.null.value, value.isFinite else { return "" }
    return "; without memory \(((value * 1000).rounded() / 1000).cellText)"
  }

  static func key(_ definition: MeasureDefinition) -> String {
    definition.rawValue.split(separator: "-").joined(separator: "_")
  }
}

extension MeasureDefinition {
  /// After "by".
  var words: String {
    switch self {
    case .neighbourRatio: "the neighbour ratio"
    case .calibratedDistance: "the calibrated distance"
    case .absoluteThreshold: "the distance to the nearest training sample"
    case .localDimensionDrop: "local dimension"
    case .spurious: "nearness to other generated samples"
    case .generalized: "distance from all others"
    case .distinctHits: "distinct hits"
    case .relativeLogLikelihood: "the relative log-likelihood"
    case .referenceLogLikelihood: "the relative log-likelihood in the reference reading"
    case .coordinateL2: "coordinate-wise distance"
    case .memorizationRatio: "the memorization ratio"
    case .gaussianKL: "KL of moments"
    case .gaussianHellinger: "squared Hellinger distance of moments"
    case .localDimension: "median local dimension"
    }
  }

  /// What leads the report; nil: does not.
  fileprivate var headline: String? {
    switch self {
    case .neighbourRatio: "Memorized fraction, neighbour ratio below 1/3"
    case .calibratedDistance: "Memorized fraction, calibrated distance below 0.8"
    case .absoluteThreshold: "Memorized fraction, distance below the threshold"
    case .localDimensionDrop: "Memorized fraction, local dimension below the threshold"
    case .distinctHits: "Distinct training samples hit"
    case .relativeLogLikelihood: "Relative log-likelihood, matched reading"
    case .memorizationRatio: "Memorization ratio R"
    case .gaussianKL: "KL of moments to the held-out samples"
    case .spurious, .generalized, .referenceLogLikelihood, .coordinateL2, .gaussianHellinger,
      .localDimension:
      nil
    }
  }

  var figure: String {
    switch self {
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop, .spurious,
      .generalized:
      "measure-fractions"
    case .localDimension: "measure-dimension"
    case .distinctHits, .relativeLogLikelihood, .referenceLogLikelihood, .coordinateL2,
      .memorizationRatio, .gaussianKL, .gaussianHellinger:
      "measure-values"
    }
  }
}

/// What the samples say to the question whether their model memorizes, by each definition.
enum MeasureClaims {
  static func rows(_ rows: [MeasureRow], models: [String]) -> [ClaimRow] {
    rows.filter { $0.definition.countsMemorized || $0.definition == .relativeLogLikelihood }.map {
      claim($0, number: (models.firstIndex(of: $0.set) ?? 0) + 1, isOnly: models.count == 1)
    }
  }

  private static func claim(_ row: MeasureRow, number: Int, isOnly: Bool) -> ClaimRow {
    var claim = ClaimRow()
    claim.key = "\(MeasureHeadlines.key(row.definition))_\(number)"
    claim.claim =
      "The generated samples\(isOnly ? "" : " of \(row.set)") are nearer to the training samples than "
      + "samples without memory are, by \(row.definition.words)"
    claim.evidence = row.definition.countsMemorized ? "Fraction of samples" : "Matched reading"
    claim.estimate = row.estimate
    claim.unit = row.unit
    claim.intervalLevel = row.intervalLevel
    claim.rule =
      "holds if p < \(level(1 - row.intervalLevel)) and the value lies on the side of memory of the "
      + "null; fails if it lies on the other side, or its interval ends within that of the null"
    claim.figure = row.definition.figure
    claim.verdict = verdict(row)
    claim.reason =
      !row.reason.isEmpty
      ? row.reason
      : claim.verdict == .undecided ? "no different from the null, which is no proof" : ""
    return claim
  }

  private static func level(_ value: Double) -> String {
    ((value * 1e6).rounded() / 1e6).cellText
  }

  private static func verdict(_ row: MeasureRow) -> ClaimVerdict {
    if row.callsMemorizing { return .holds }
    if row.verdict == .moreThanNull || row.verdict == .lessThanNull { return .fails }
    guard row.definition.countsMemorized, let high = row.estimate.high, let null = row.null.high
    else {
      return .undecided
    }
    return high <= null ? .fails : .undecided
  }
}
