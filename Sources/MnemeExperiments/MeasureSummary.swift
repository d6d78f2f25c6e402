import MnemeArrays
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// From what the trials found to tables.
struct MeasureSummary {
  let sets: MeasureSets
  let spec: MeasureSpec
  let results: MeasureResults
  /// Held-out samples that equal a training sample, which are no samples without memory.
  let heldOutCopies: Int

  /// - Throws: `StudyError` if the reference seems to be the training set.
  init(_ sets: MeasureSets, _ spec: MeasureSpec, _ results: MeasureResults) throws {
    self.sets = sets
    self.spec = spec
    var results = results
    let whole = results.null[sets.trainingCounts.last ?? 0] ?? []
    heldOutCopies = sets.reference == nil ? 0 : whole.count { $0.nearest == 0 }
    if heldOutCopies * 2 >= whole.count, heldOutCopies > 0, !spec.takesScalesAsTheyAre {
      throw StudyError.unusableSamples(
        "\(heldOutCopies) of \(whole.count) samples of \(sets.reference?.input.path ?? "") (reference) "
          + "are training samples: a reference must be held out, or every null is wrong. Give other "
          + "samples, none (leave --reference out), or --as-is if this is meant")
    }
    if sets.reference != nil {
      for count in results.null.keys { results.removeCopies(fromNullOf: count) }
    }
    self.results = results
  }

  var level: Double { spec.intervalLevel }

  var result: ExperimentResult {
    get throws {
      let models = models
      let rows = rows
      let scales = scaleRows(rows)
      let headlines = MeasureHeadlines(self, rows: rows, scales: scales).headlines
      var result = ExperimentResult()
      result.add(setRows)
      result.add(rows)
      result.add(scales)
      result.add(models.flatMap(\.nearestRows) + nullNearestRows)
      result.add(MeasureDimensionRows(self).rows)
      result.add(models.flatMap(\.labelRows))
      result.add(try MeasureImages(self).rows)
      result.add(headlines)
      result.add(MeasureClaims.rows(rows, models: sets.models.map(\.set.name)))
      result.caveats = MeasureCaveats(self).caveats
      return result
    }
  }

  private var models: [MeasuredModelSummary] {
    sets.models.indices.map { MeasuredModelSummary(self, index: $0) }
  }

  /// Every definition on every generated set.
  var rows: [MeasureRow] { models.flatMap(\.rows) }

  private var setRows: [MeasureSetRow] {
    var rows = [sets.training.row]
    if let reference = sets.reference {
      var row = reference.row
      row.trainingCopies = heldOutCopies
      rows.append(row)
    }
    for (index, model) in sets.models.enumerated() {
      var row = model.set.row
      row.trainingCopies = results.neighbours[index]?.count { $0.nearest == 0 }
      rows.append(row)
    }
    return rows
  }

  // MARK: The null

  func null(_ trainingCount: Int) -> [NeighbourSummary] { results.null[trainingCount] ?? [] }

  var nullKind: String {
    sets.reference == nil ? "training samples, each left out" : "held-out samples"
  }

  /// δ: the distance below which a stated share of samples without memory are to training samples.
  func threshold(_ trainingCount: Int) -> SampleThreshold? {
    SampleThreshold(
      null: null(trainingCount).map(\.nearest), rate: spec.falsePositiveRate)
  }

  /// The same for the distance to the nearest other sample of one set.
  var ownThreshold: Double? {
    results.heldOutDistances.count < 20
      ? nil : SampleQuantiles(results.heldOutDistances).value(at: spec.falsePositiveRate)
  }

  /// Numbers of a sample that are not the same in all training samples.
  var varyingDimension: Int {
    switch spec.features {
    case .raw: max(1, sets.dimension - sets.training.audit.constantColumns)
    case .principal: sets.dimension
    }
  }

  private var nullNearestRows: [NearestRow] {
    sets.trainingCounts.flatMap { count in
      zip(null(count), results.nullFileRows[count] ?? []).map { neighbour, row in
        var result = NearestRow(neighbour, sets: sets)
        result.set = sets.reference == nil ? "training" : "reference"
        result.role = sets.reference == nil ? .training : .heldOut
        result.trainingCount = count
        result.row = row
        return result
      }
    }
  }

  // MARK: Scales

  /// Where the memorized fraction falls through one half, over models of several n.
  private func scaleRows(_ rows: [MeasureRow]) -> [MeasureScaleRow] {
    guard sets.trainingCounts.count > 1 else { return [] }
    return MeasureDefinition.allCases.filter(\.countsMemorized).map { definition in
      var row = MeasureScaleRow()
      row.definition = definition
      row.level = 0.5
      let found = rows.filter { $0.definition == definition }
      let cells = sets.trainingCounts.compactMap { count -> TransitionCell? in
        let here = found.filter { $0.trainingCount == count }
        let counts = here.compactMap(\.count).reduce(0, +)
        let totals = here.compactMap(\.total).reduce(0, +)
        return totals == 0
          ? nil
          : TransitionCell(trainingCount: count, positives: totals - counts, trials: totals)
      }
      guard !cells.isEmpty else {
        row.reason = "this fraction is not known"
        return row
      }
      guard !found.contains(where: { $0.null.value ?? 0 >= 0.5 }) else {
        row.reason = "this fraction counts samples without memory, too: its null is above 1/2"
        return row
      }
      let scale = TransitionLevelCrossing(cells: cells, level: 0.5, intervalLevel: level).scale
      row.scale = IntervalEstimate(value: scale.value, low: scale.low, high: scale.high)
      row.reason = scale.reasons.map(Self.inWordsOfMemory).joined(separator: "; ")
      return row
    }
  }

  /// The rule counts samples that are not memorized; here the words are for those that are.
  private static func inWordsOfMemory(_ reason: String) -> String {
    if reason.hasPrefix("> ") { return "memorized above 1/2 at the largest n" }
    if reason.hasPrefix("<= ") { return "memorized below 1/2 at every n" }
    return reason
  }
}

extension NearestRow {
  /// - Parameter neighbour: its rows are those of the training features.
  init(_ neighbour: NeighbourSummary, sets: MeasureSets) {
    self.init()
    let target = neighbour.indices.first ?? 0
    nearest = sets.training.fileRows[target]
    distance = neighbour.nearest
    secondDistance = neighbour.distances.count > 1 ? neighbour.distances[1] : nil
    ratio = neighbour.ratio
    calibrated = neighbour.calibrated
    label = sets.labels?[nearest]
  }
}
