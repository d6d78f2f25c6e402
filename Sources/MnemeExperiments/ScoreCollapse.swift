package import MnemeEngine

/// `score-collapse`: paths of the exact score of a finite set, and of two regularized ones. How many
/// end at a training point?
///
/// Source: Baptista et al. (arXiv 2501.15785).
package struct ScoreCollapse: Experiment {
  package static let name = ExperimentName.scoreCollapse
  package static let title = "Collapse on the training set: the exact score and how to keep it away"
  package static let revision = 1

  let spec: ScoreCollapseSpec
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    ScoreCollapseSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try ScoreCollapseSpec(settings)
    self.seed = seed
  }

  /// One group a dimension, whose cells share training sets and starts; and the plane.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let groups = spec.dimensions.map { dimension in
      let trials = spec.strengths.map {
        ScoreCollapseTrial(spec: spec, seed: seed, dimension: dimension, strength: $0)
      }
      return TrialGroup(
        cells: trials.map(\.cell), trials: spec.trials,
        workingBytes: trials.first?.workingBytes ?? 0
      ) { request in
        request.cells.map { trials[$0].outcome(request.trial) }
      }
    }
    let grid = try await engine.run(groups, stage: "grid")
    let rows = zip(spec.dimensions, grid).flatMap { dimension, cells in
      zip(spec.strengths, cells).map { strength, cell in
        ScoreCollapseSummary(spec: spec, dimension: dimension, strength: strength).row(cell.all)
      }
    }
    let plane = ScoreCollapsePlane(spec: spec, seed: seed)
    let drawn = try await engine.run([plane.group], stage: "paths")[0].map { $0.all[0] }
    var result = ExperimentResult()
    result.add(rows)
    result.add(ScoreCollapseTheory.rows(spec))
    result.add(plane.distances(drawn))
    result.add(plane.paths(drawn))
    result.add(plane.cells)
    let headlines = ScoreCollapseHeadlines.rows(rows)
    result.add(headlines)
    result.add(ScoreCollapseClaims.rows(headlines: headlines))
    return result
  }
}
