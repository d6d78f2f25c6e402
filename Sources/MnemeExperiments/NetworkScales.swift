import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The scales of a network over its training counts: rules R1 to R3 of Theory, section 1, in each
/// reading and for each distance to the truth. Pure.
struct NetworkScales {
  let cells: [NetworkCell]
  private let rules: TransitionRules
  private let law: any ImageLaw

  /// - Parameter cells: by training count; those without results say nothing.
  init(_ cells: [NetworkCell], rules: TransitionRules, law: any ImageLaw) {
    self.cells = cells.filter { !$0.outcomes.isEmpty }
    self.rules = rules
    self.law = law
  }

  var rows: [NetworkScaleRow] {
    NetworkDistance.allCases.flatMap { distance in
      let fall = fall(of: distance)
      return [row(nil, distance, fall)] + referenceLevels.map { row($0, distance, fall) }
    }
  }

  /// In the matched reading, by the KL of moments.
  var leading: NetworkScaleRow { row(nil, .gaussianKL, fall(of: .gaussianKL)) }

  private var referenceLevels: [Double] { law.referenceCount == nil ? [] : rules.levels }

  /// - Parameter level: `nil` in the matched reading.
  private func row(
    _ level: Double?, _ distance: NetworkDistance, _ fall: DistanceFall
  ) -> NetworkScaleRow {
    let memorization = level.map(reference) ?? matched
    let verdict = AlignmentVerdict(
      memorization: memorization, fall: fall.scale, isFallAbsent: fall.outcome.isFallAbsent,
      intervalLevel: rules.intervalLevel)
    var row = NetworkScaleRow()
    row.dimension = law.dimension
    row.reading = level == nil ? .matched : .reference
    row.referenceCount = level == nil ? nil : law.referenceCount
    row.level = level
    row.distance = distance
    row.trials = cells.map(\.outcomes.count).max() ?? 0
    row.intervalLevel = rules.intervalLevel
    row.memorization = IntervalEstimate(memorization)
    row.fall = IntervalEstimate(fall.scale)
    row.ratio = IntervalEstimate(verdict.ratio)
    row.verdict = Verdict(verdict.conclusion)
    row.reason = verdict.ratio.reasons.joined(separator: "; ")
    return row
  }

  private var matched: TransitionScale {
    MatchedScale(
      cells: cells.map { cell in
        let deltas = cell.measures(.network).map(\.deltaMatched)
        return TransitionCell(
          trainingCount: cell.count, positives: deltas.count { $0 > 0 }, trials: deltas.count)
      }, intervalLevel: rules.intervalLevel
    ).scale
  }

  private func reference(_ level: Double) -> TransitionScale {
    let referenceCount = law.referenceCount ?? 0
    return TransitionLevelCrossing(
      cells: cells.map { cell in
        let found = cell.measures(.network)
        return TransitionCell(
          cell.count, positives: found.count { $0.deltaReference > 0 },
          nullPositives: found.count { $0.deltaNull > 0 }, trials: found.count,
          referenceCount: referenceCount, intervalLevel: rules.intervalLevel)
      }, level: level, intervalLevel: rules.intervalLevel
    ).scale
  }

  private func fall(of distance: NetworkDistance) -> DistanceFall {
    let distances = cells.map { cell in
      DistanceCell(
        trainingCount: cell.count,
        distances: cell.measures(.network).map { found in
          switch distance {
          case .gaussianKL: found.klNats
          case .coordinateL2: found.l2Truth
          }
        })
    }
    var generator =
      cells.first?.trial.cell.stream(trial: 0, purpose: "bootstrap/\(distance.rawValue)")
      ?? RandomStream(key: 0, stream: 0)
    return DistanceFall(
      cells: distances, intervalLevel: rules.intervalLevel, using: &generator)
  }
}
