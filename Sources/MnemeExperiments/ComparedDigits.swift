import MnemeEngine
import MnemeNumerics
import MnemeTables

/// Handwritten digits as `definitions-compared` cuts them: one training set, held-out images, and fresh
/// ones, over the pixels that vary.
struct ComparedDigits: Sendable {
  let law: DigitImages
  /// All 64 pixels, for a network.
  let trainingImages: Matrix
  /// Shape (n, d).
  let training: Matrix
  let reference: Matrix
  /// As many as samples are asked for.
  let fresh: Matrix
  private let cell: TrialCell

  /// - Throws: `NumericsError`.
  init(_ spec: DefinitionsComparedSpec, seed: UInt64) throws(NumericsError) {
    law = DigitImages(heldOutCount: spec.referenceCount)
    cell = TrialCell(
      experiment: "\(DefinitionsCompared.name.rawValue) digits",
      revision: DefinitionsCompared.revision, seed: seed,
      settings: law.cellSettings + [
        ("training_count", spec.trainingCount.cellText),
        ("sample_count", spec.sampleCount.cellText),
      ], label: "digits", width: 0)
    let sets = try law.sets(
      spec.trainingCount, images: spec.sampleCount, trial: 0, cell: cell)
    trainingImages = sets.training
    training = law.measured(sets.training)
    reference = law.measured(sets.truth)
    fresh = law.measured(sets.fresh)
  }

  /// The standard deviation of the images, root mean square over pixels.
  var scale: Double { law.scale }

  /// Names one of the sets for whatever is computed from it.
  func digest(_ set: String) -> String { Digest.sha256("\(cell.digest)/\(set)") }
}
