import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of Eq. 4a for the linear model at several signal shares, all on one reference set.
struct AlternativeScenarioTrial: Sendable {
  let setting: LinearTrialSetting
  let seed: UInt64
  let reference: LinearTransitionReference

  /// Numbers of a trial: Δ and its null, nats per dimension.
  static let width = 2

  private var sets: ReferenceSets {
    ReferenceSets(setting: setting, seed: seed, reference: reference)
  }

  private func cell(_ cell: DivergenceSetting) -> TrialCell {
    TrialCell(
      experiment: AlternativeScenario.name.rawValue, revision: AlternativeScenario.revision,
      seed: seed,
      settings: sets.cellSettings + [
        ("training_count", cell.trainingCount.cellText),
        ("q", cell.q.cellText),
        ("time", setting.time.cellText),
        ("generated_count", setting.generatedCount.cellText),
      ],
      label: "d = \(cell.dimension), n = \(cell.trainingCount), q = \(cell.q.cellText)",
      width: Self.width)
  }

  func group(_ cells: [DivergenceSetting], trials: Int) -> TrialGroup {
    TrialGroup(
      cells: cells.map(cell), trials: trials,
      workingBytes: workingBytes(cells.map(\.trainingCount).max() ?? 0)
    ) { request in
      let density = sets.density(request.trial)
      return try request.cells.map { try outcome(cells[$0], request.trial, density) }
    }
  }

  private func outcome(
    _ place: DivergenceSetting, _ trial: Int, _ density: KernelDensity
  ) throws(NumericsError) -> [Double] {
    let cell = cell(place)
    let model = setting.with(signalShare: place.q).model(place.dimension)
    let measurement = TransitionMeasurement(setting: setting, reference: density)
    var data = cell.stream(trial: trial, purpose: "data")
    var noise = cell.stream(trial: trial, purpose: "noise")
    var independentData = cell.stream(trial: trial, purpose: "independent data")
    var generation = cell.stream(trial: trial, purpose: "generated")
    let set = model.trainingSet(place.trainingCount, data: &data, noise: &noise)
    let deltas = measurement.deltas(
      of: try model.train(on: set).law, training: measurement.density(set.samples),
      independent: measurement.density(
        model.samples(place.trainingCount, from: &independentData)), from: &generation)
    return [deltas.reference, deltas.referenceNull]
  }

  /// Samples in both precisions, square matrices of the fit, and the blocks of the kernel sums.
  private func workingBytes(_ mostSamples: Int) -> Int {
    let samples = 2 * reference.count + 6 * mostSamples + 3 * setting.generatedCount
    let squares = 10 * reference.dimension * reference.dimension
    return MemoryLayout<Double>.stride * (samples * reference.dimension + squares) + 8 << 20
  }
}
