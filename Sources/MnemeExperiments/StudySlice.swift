package import MnemeTables

/// A part of a study that makes some of its cells, and these as the whole study does: for checking a
/// study that takes too long as a whole.
package struct StudySlice: Sendable {
  package let plan: StudyPlan
  /// `dimensions = 20`.
  package let name: String

  /// Lists of which one entry makes cells that are cells of the whole, what is left out first.
  private static let lists = ["dimensions", "training_counts", "training_ratios", "signal_shares"]

  /// The study with the first entry of its first list that has several; `nil` if it has none.
  ///
  /// - Throws: `StudyError` if the settings exclude that.
  package init?(of plan: StudyPlan) throws(StudyError) {
    guard let slice = Self.slice(of: plan) else { return nil }
    var study = plan.study
    study.overrides = plan.settings.definitions.map { definition in
      SettingOverride(
        name: definition.name,
        text: definition.name == slice.name
          ? slice.text : plan.settings.value(definition.name).text, source: .flag("--recompute"))
    }
    name = "\(slice.name) = \(slice.text)"
    self.plan = try StudyPlan(study)
  }

  private static func slice(of plan: StudyPlan) -> (name: String, text: String)? {
    for name in lists where plan.settings.definitions.contains(where: { $0.name == name }) {
      switch plan.settings.value(name) {
      case .integers(let values):
        if values.count > 1, let least = values.min() { return (name, least.cellText) }
      case .numbers(let values):
        if values.count > 1 { return (name, values[values.count - 1].cellText) }
      case .integer, .number, .text, .texts: break
      }
    }
    return nil
  }

  /// The rows of this slice, as they are in a folder, beside those of the whole: how many cells both
  /// have, and which differ.
  ///
  /// - Throws: `TableError`, `DiskError`.
  package func compared(
    whole: RunFolder, slice: RunFolder, tolerance: Double
  ) throws -> (cells: Int, different: [String]) {
    let tables = try plan.study.experiment.comparedTables(whole, slice)
    // Scales and verdicts depend on cells that the slice may lack; the first table has the cells.
    guard let first = tables.first else { return (0, []) }
    return (
      first.matched.count,
      first.matched.filter { !$0.agrees(tolerance: tolerance) }.map {
        "\(first.name).csv, \($0.name)"
      }
    )
  }
}
