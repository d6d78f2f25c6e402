import MnemeEngine
import MnemeNumerics
import MnemeTables

/// A few handwritten digits to train on, many held out, the rest fresh: one cut for all experiments that
/// share a trained network. Cut anew in every trial.
struct DigitsCut: Sendable {
  let law: DigitImages
  /// Grey levels in [0, 1), all 64 pixels, shape (n, 64).
  let trainingImages: Matrix
  /// Which digit each of them shows.
  let trainingDigits: [Int]
  let heldOutImages: Matrix
  /// Neither trained on nor held out.
  let freshImages: Matrix
  private let cell: TrialCell
  private let trial: Int

  /// - Throws: `NumericsError`.
  init(trainingCount: Int, heldOutCount: Int, seed: UInt64, trial: Int = 0) throws(NumericsError) {
    law = DigitImages(heldOutCount: heldOutCount)
    self.trial = trial
    cell = Self.cell(trainingCount: trainingCount, heldOutCount: heldOutCount, seed: seed)
    let sets = try law.sets(
      trainingCount, images: DigitImages.count - trainingCount - heldOutCount, trial: trial,
      cell: cell)
    trainingImages = sets.training
    heldOutImages = sets.truth
    freshImages = sets.fresh
    trainingDigits = law.digits(trainingCount, trial: trial, cell: cell)
  }

  /// Names the cut; its trials are the cuts.
  static func cell(trainingCount: Int, heldOutCount: Int, seed: UInt64) -> TrialCell {
    TrialCell(
      experiment: "digits-cut", revision: 1, seed: seed,
      settings: [
        ("held_out_count", heldOutCount.cellText), ("training_count", trainingCount.cellText),
      ], label: "digits", width: 0)
  }

  // MARK: Over the pixels that vary

  /// Shape (n, d).
  var training: Matrix { law.measured(trainingImages) }
  var heldOut: Matrix { law.measured(heldOutImages) }
  var fresh: Matrix { law.measured(freshImages) }

  /// The standard deviation of the images, root mean square over pixels.
  var scale: Double { law.scale }

  /// Names one of the sets for whatever is computed from it.
  func digest(_ set: String) -> String { Digest.sha256("\(cell.digest)/\(trial)/\(set)") }
}
