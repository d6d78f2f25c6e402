import MnemeArrays
import MnemeTables

/// What a reader must know beside the numbers.
struct MeasureCaveats {
  private let summary: MeasureSummary
  private var sets: MeasureSets { summary.sets }

  init(_ summary: MeasureSummary) { self.summary = summary }

  var caveats: [String] {
    duplicates + excluded + reference + [
      "Intervals are for these training samples and this model: they count samples as independent, and "
        + "say nothing of another training set.",
      "A fraction that is like the null is no proof that nothing is memorized: copies in another frame, "
        + "colour or detail are no neighbours in these numbers.",
    ]
  }

  private var duplicates: [String] {
    let copies = sets.training.audit.duplicates.copyCount
    var lines: [String] = []
    if copies > 0 {
      lines.append(
        summary.spec.keepsDuplicates
          ? "\(copies) training samples equal an earlier one and were kept: a copy of one has a neighbour "
            + "ratio of 1, and is not counted."
          : "\(copies) training samples equal an earlier one and were left out of all measurements."
      )
    }
    for model in sets.models where model.set.audit.duplicates.copyCount > 0 {
      lines.append(
        "\(model.set.audit.duplicates.copyCount) samples of \(model.set.name) equal an earlier one: its "
          + "samples are not independent, and intervals are too narrow.")
    }
    return lines
  }

  private var excluded: [String] {
    let all = [sets.training] + (sets.reference.map { [$0] } ?? []) + sets.models.map(\.set)
    return all.filter { !$0.audit.nonFiniteRows.isEmpty }.map {
      "\($0.audit.nonFiniteRows.count) samples of \($0.name) have NaN or infinite values and were left out."
    }
  }

  private var reference: [String] {
    guard let reference = sets.reference else {
      return [
        "Without held-out samples the null of neighbours is that of training samples, each left out; "
          + "nothing can be said of the relative log-likelihood, of moments and of spurious samples."
      ]
    }
    var lines: [String] = []
    if summary.heldOutCopies > 0 {
      lines.append(
        "\(summary.heldOutCopies) of the held-out samples looked at equal a training sample and were left "
          + "out of the null.")
    }
    let largest = sets.models.map(\.set.count).max() ?? 0
    if reference.count < largest {
      lines.append(
        "There are fewer held-out samples (\(reference.count)) than generated ones (\(largest)): among "
          + "fewer, the nearest other one is further away, and more generated samples look spurious."
      )
    }
    return lines
  }
}
