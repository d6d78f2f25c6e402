import Glibc
package import MnemeEngine
import MnemeNumerics
import MnemeTables

/// `kl-phase-diagram`: KL/d in the plane of signal share q and n/d: theory on a grid, its transitions
/// as lines, and the trained model at points of the plane with its deviation from theory.
///
/// Source: Theory, sections 3 and 4.
package struct KLPhaseDiagram: Experiment {
  package static let name = ExperimentName.klPhaseDiagram
  package static let title = "The phase diagram of the divergence of a linear one-step denoiser"
  package static let revision = 1

  let spec: KLPhaseDiagramSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    KLPhaseDiagramSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try KLPhaseDiagramSpec(settings)
    self.seed = seed
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let trial = LinearDivergenceTrial(seed: seed)
    let large = spec.largeCell.map { [$0] } ?? []
    let groups =
      [trial.group(spec.cells, trials: spec.trials)]
      + (large.isEmpty ? [] : [trial.group(large, trials: spec.largeTrials)])
    let outcomes = try await engine.run(groups, stage: "cells")
    let rows = zip(spec.cells + large, outcomes.joined()).map { setting, cell in
      row(setting, cell.all.map(DivergenceOutcome.init))
    }
    var result = ExperimentResult()
    result.add(rows)
    result.add(try theoryGrid.rows())
    result.add(try cuts.rows().map(PhaseDiagramCutRow.init))
    result.add(PhaseDiagramQuery.lines(dimensions: spec.lossDimensions))
    let headlines = KLPhaseDiagramHeadlines(spec: spec, rows: rows).headlines
    result.add(headlines)
    result.add(KLPhaseDiagramClaims.rows(spec, headlines: headlines))
    result.caveats = caveats(rows)
    return result
  }

  /// Centres of even cells, on logarithmic axes: q from 0.02 to 1, n/d from 1, up to which KL is infinite,
  /// to 100.
  private var theoryGrid: PhaseDiagramQuery {
    func centers(_ low: Double, _ high: Double) -> [Double] {
      (0..<spec.gridSize).map {
        low * pow(high / low, (Double($0) + 0.5) / Double(spec.gridSize))
      }
    }
    return PhaseDiagramQuery(
      qs: centers(0.02, 1), ratios: centers(1, 100), dimension: spec.dimensions[0])
  }

  /// From just above n = d, where KL becomes finite.
  private var cuts: PhaseDiagramQuery {
    PhaseDiagramQuery(
      qs: spec.cuts, ratios: (0...120).map { 1.03 * pow(100 / 1.03, Double($0) / 120) },
      dimension: spec.dimensions[0])
  }

  private func row(
    _ setting: DivergenceSetting, _ outcomes: [DivergenceOutcome]
  ) -> KLPhaseDiagramRow {
    let reduced = ReducedDivergence(setting, outcomes)
    var row = KLPhaseDiagramRow()
    row.dimension = setting.dimension
    row.trainingCount = setting.trainingCount
    row.q = setting.q
    row.trials = outcomes.count
    row.intervalLevel = spec.intervalLevel
    row.cell = reduced.cell(intervalLevel: spec.intervalLevel)
    row.logDetMean = reduced.logDeterminant?.mean
    row.logDetStandardError = reduced.logDeterminant?.standardError
    let quartiles = SampleQuantiles(outcomes.map(\.klNats))
    (row.klQ25, row.klMedian, row.klQ75) = (
      quartiles.value(at: 0.25), quartiles.median, quartiles.value(at: 0.75)
    )
    row.caveat = reduced.caveat
    return row
  }

  private func caveats(_ rows: [KLPhaseDiagramRow]) -> [String] {
    let crossover = rows.count { $0.cell.form == .crossover }
    let corrected = rows.count { $0.cell.form == .firstOrderCorrected }
    return
      (crossover == 0
      ? []
      : [
        "\(crossover) of \(rows.count) cells have d/(n-1) near q (0.8 q to 1.25 q), where no closed "
          + "form is good to a fraction of a nat: they are drawn hollow and judge nothing."
      ])
      + (corrected == 0
        ? []
        : [
          "For d/(n-1) above 1.25 q the first order is corrected by what it lacks at q = 0, where the "
            + "answer is exact. That this does not depend on q is an observation, not a theorem."
        ])
  }
}
