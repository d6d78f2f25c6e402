import MnemeDiffusion
import MnemeEngine
import MnemeTables

/// What `unet-gaussian` and `unet-digits` have in common: train, measure, sum up.
struct NetworkStudy: Sendable {
  let experiment: ExperimentName
  let revision: Int
  let seed: UInt64
  let law: any ImageLaw
  let spec: NetworkSpec
  var client = NetworkClient(executable: NetworkWorkerPlace.path)

  private var trials: [NetworkTrial] {
    spec.counts.map {
      NetworkTrial(
        experiment: experiment, revision: revision, seed: seed, law: law, spec: spec,
        trainingCount: $0, client: client)
    }
  }

  /// One group a training count: each trial is a training of its own.
  func cells(on engine: TrialEngine) async throws -> [NetworkCell] {
    let trials = trials
    let groups = trials.map { trial in
      TrialGroup(
        cells: [trial.cell], trials: spec.trials, workingBytes: trial.workingBytes
      ) { request in
        [try trial.outcome(request).values(trial.layout)]
      }
    }
    let outcomes = try await engine.run(groups, stage: "networks")
    return zip(trials, outcomes).map { NetworkCell($0, $1[0]) }
  }

  func result(_ cells: [NetworkCell]) -> ExperimentResult {
    let rows = cells.flatMap(\.rows)
    let scales = NetworkScales(cells, rules: spec.rules, law: law).rows
    var result = ExperimentResult()
    result.add(rows)
    result.add(scales)
    result.add(cells.flatMap(\.denoisingRows))
    result.add(cells.flatMap(\.trainingRows))
    result.add(cells.flatMap(\.imageRows))
    let headlines = NetworkHeadlines(experiment: experiment, rows: rows, scales: scales).headlines
    result.add(headlines)
    result.add(NetworkClaims.rows(experiment, scales: scales, headlines: headlines))
    result.caveats = cells.flatMap(\.caveats) + caveats
    return result
  }

  private var caveats: [String] {
    var caveats: [String] = []
    let left = spec.schedule.signals[spec.schedule.steps]
    if left > 0.01 {
      caveats.append(
        "With T = \(spec.schedule.steps), \(percent(left)) % of an image's variance is left in x_T, "
          + "while sampling starts from noise alone: samplers don't start where training ends.")
    }
    if law.kept.count < NetworkOutcome.Layout.pixels {
      caveats.append(
        "\(NetworkOutcome.Layout.pixels - law.kept.count) of \(NetworkOutcome.Layout.pixels) pixels "
          + "are the same in all images and are left out of every measurement.")
    }
    if spec.imageCount < 10 * law.dimension {
      caveats.append(
        "\(spec.imageCount) generated images are fewer than 10 d: KL and H^2 of moments are biased "
          + "strongly (see the same estimate on fresh images).")
    }
    caveats.append(
      "Networks: the same bytes need the same libtorch, number of threads and kind of processor.")
    return caveats
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))" }
}
