package import MnemeEngine
import MnemeTables

/// `extraction`: what a label takes off the divergence by which memorization is defined, how many
/// different training points samples hit, and what clusters say where there are no labels.
///
/// Source: Chen et al. (arXiv 2410.02467).
package struct Extraction: Experiment {
  package static let name = ExperimentName.extraction
  package static let title =
    "Labels, distinct hits and surrogate labels: the quantities of extraction"
  package static let revision = 1

  let spec: ExtractionSpec
  let seed: UInt64
  var client = NetworkClient(executable: NetworkWorkerPlace.path)

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    ExtractionSpec.settings(preset)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try ExtractionSpec(settings)
    self.seed = seed
  }

  /// One group for each of its parts, none of which needs another; networks last.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let gaps = ExtractionGaps(spec: spec, seed: seed)
    let divergences = ExtractionDivergences(spec: spec, seed: seed)
    let hits = ExtractionHits(spec: spec, seed: seed)
    let generators = ExtractionGenerators(spec: spec, seed: seed)
    let surrogates = ExtractionSurrogates(spec: spec, seed: seed)
    let outcomes = try await engine.run(
      [gaps.group, divergences.group, hits.group, generators.group, surrogates.group],
      stage: "parts"
    ).map { $0.map(\.all) }
    let clusters = outcomes[4].map { $0[0] }
    let tables = ExtractionTables(
      gaps: gaps.rows(outcomes[0]), divergences: divergences.rows(outcomes[1]),
      hits: hits.rows(outcomes[2]), memorized: generators.rows(outcomes[3]),
      surrogates: surrogates.rows(clusters), clusters: surrogates.clusterRows(clusters),
      theory: ExtractionTheory(spec: spec).rows,
      conditions: try await ExtractionConditions(
        spec: spec.network, seed: seed, level: spec.intervalLevel, client: client
      ).find(on: engine))
    return tables.result(spec)
  }
}

/// The tables of a run, part by part.
struct ExtractionTables {
  let gaps: [ExtractionRow]
  let divergences: [ExtractionDivergenceRow]
  let hits: [ExtractionHitRow]
  let memorized: [ExtractionMemorizedRow]
  let surrogates: [ExtractionSurrogateRow]
  let clusters: [ExtractionClusterRow]
  let theory: [ExtractionTheoryRow]
  let conditions: ExtractionConditions.Found

  func result(_ spec: ExtractionSpec) -> ExperimentResult {
    let headlines = ExtractionHeadlines(tables: self, spec: spec)
    var result = ExperimentResult()
    result.add(gaps)
    result.add(divergences)
    result.add(hits)
    result.add(memorized)
    result.add(surrogates)
    result.add(clusters)
    result.add(theory)
    result.add(conditions.rows)
    result.caveats += conditions.caveats
    result.add(headlines.rows)
    result.add(ExtractionClaims.rows(headlines))
    return result
  }
}
