package import MnemeEngine
import MnemeTables

/// `alternative-scenario`: memorization ends and quality gets worse. At small signal shares
/// P(Δ > 0) rises to 1 while KL, after a minimum, rises; the scan finds where along q that stops.
///
/// Source: Theory, section 4; the scenario is that of Halder (arXiv 2411.17807).
package struct AlternativeScenario: Experiment {
  package static let name = ExperimentName.alternativeScenario
  package static let title = "Less memorization without better quality"
  package static let revision = 1

  let spec: AlternativeScenarioSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    AlternativeScenarioSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try AlternativeScenarioSpec(settings)
    self.seed = seed
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let curves = try await curves(on: engine)
    let rows = try await memorization(on: engine)
    let verdicts = curves.map { AlternativeScenarioVerdict(spec: spec, curve: $0) }
    let verdictRows = verdicts.map(\.row)
    let flips = AlternativeScenarioFlips(spec: spec, verdicts: verdictRows).rows
    var result = ExperimentResult()
    result.add(rows)
    result.add(curves.flatMap { $0.rows(intervalLevel: spec.intervalLevel) })
    result.add(AlternativeScenarioTheory.rows(spec))
    result.add(verdictRows)
    result.add(flips)
    let headlines = AlternativeScenarioHeadlines(
      spec: spec, rows: rows, verdicts: verdictRows, flips: flips
    ).headlines
    result.add(headlines)
    result.add(AlternativeScenarioClaims.rows(spec, headlines: headlines))
    result.caveats = caveats(rows, verdictRows)
    return result
  }

  // MARK: Trials

  /// By dimension, then by q.
  private func curves(on engine: TrialEngine) async throws -> [DivergenceCurve] {
    let trial = LinearDivergenceTrial(seed: seed)
    let places = spec.dimensions.flatMap { dimension in spec.scan.map { (dimension, $0) } }
    let groups = places.map { dimension, q in
      trial.group(spec.curve(dimension, q: q), trials: spec.curveTrials[dimension] ?? 0)
    }
    let outcomes = try await engine.run(groups, stage: "curves of KL")
    return zip(places, outcomes).map { place, cells in
      DivergenceCurve(
        dimension: place.0, q: place.1,
        cells: zip(spec.curve(place.0, q: place.1), cells).map { setting, cell in
          ReducedDivergence(setting, cell.all.map(DivergenceOutcome.init))
        })
    }
  }

  private func memorization(on engine: TrialEngine) async throws -> [AlternativeScenarioRow] {
    var setting = LinearTrialSetting()
    setting.generatedCount = spec.generatedCount
    let cells = spec.dimensions.map { dimension in
      [spec.lowShare, spec.highShare].flatMap { q in
        spec.memorizationCounts(dimension, q: q).map {
          DivergenceSetting(dimension: dimension, trainingCount: $0, q: q)
        }
      }
    }
    let groups = zip(spec.dimensions, cells).map { dimension, cells in
      AlternativeScenarioTrial(
        setting: setting, seed: seed,
        reference: LinearTransitionReference(count: spec.referenceCount, dimension: dimension)
      ).group(cells, trials: spec.memorizationTrials)
    }
    let outcomes = try await engine.run(groups, stage: "memorization")
    return zip(cells.joined(), outcomes.joined()).map { row($0, $1.all) }
  }

  private func row(_ cell: DivergenceSetting, _ outcomes: [[Double]]) -> AlternativeScenarioRow {
    var row = AlternativeScenarioRow()
    row.dimension = cell.dimension
    row.q = cell.q
    row.trainingCount = cell.trainingCount
    row.trials = outcomes.count
    row.referenceCount = spec.referenceCount
    row.generatedCount = spec.generatedCount
    row.intervalLevel = spec.intervalLevel
    row.positive = TrialFraction(positiveIn: outcomes.map { $0[0] }, level: spec.intervalLevel)
    row.nullPositive = TrialFraction(
      positiveIn: outcomes.map { $0[1] }, level: spec.intervalLevel)
    row.caveat = ReferenceReading.reasons(
      row.trainingCount, referenceCount: row.referenceCount, null: row.nullPositive
    ).joined(separator: "; ")
    return row
  }

  private func caveats(
    _ rows: [AlternativeScenarioRow], _ verdicts: [AlternativeScenarioVerdictRow]
  ) -> [String] {
    let hollow = rows.count { !$0.caveat.isEmpty }
    let undecided = verdicts.count { $0.verdict == .undecided }
    return
      (hollow == 0
      ? [] : ["\(hollow) of \(rows.count) cells of P(Delta > 0) decide nothing; drawn hollow."])
      + (undecided == 0
        ? [] : ["\(undecided) of \(verdicts.count) verdicts are undecided at this run's size."])
      + [
        "Verdicts are about the n of the grid: a rise between two neighbouring counts is not seen."
      ]
  }
}
