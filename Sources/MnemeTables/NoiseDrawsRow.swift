/// One cell of `noise-draws`: a training count, a number of noise draws per sample, and what was
/// measured there.
package struct NoiseDrawsRow: TableRow {
  package static let tableName = "noise_draws"

  package var dimension = 0
  package var trainingCount = 0
  /// r; `.infinity` for the closed form over all noise.
  package var draws = 0.0
  package var model = ModelColumns()
  package var theory = DivergenceTheory()
  /// Why cells are empty or this cell decides nothing; parts separated by "; ".
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("draws", \.draws, "r, noise draws per training sample; inf: all noise, exactly."),
    ] + ModelColumns.columns(at: \.model) + DivergenceTheory.columns(at: \.theory)
      + [TableColumn("caveat", \.caveat, "Why a cell is empty or decides nothing.")]
  }
}

/// Theory on a fine grid of n, to be drawn over the measurements of `noise-draws`.
package struct NoiseDrawsTheoryRow: TableRow {
  package static let tableName = "noise_draws_theory"

  package var dimension = 0
  package var trainingCount = 0
  package var draws = 0.0
  package var q = 0.0
  package var theory = DivergenceTheory()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("draws", \.draws, "r, noise draws per training sample: 1 or inf."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
    ] + DivergenceTheory.columns(at: \.theory)
  }
}

/// E KL by theory: the limit of large n and d and its refinements at finite ones. `nil`: no closed
/// form is known or the quantity does not exist.
package struct DivergenceTheory: Sendable, Equatable {
  /// The equation that the limit is, for example `17`.
  package var equation = ""
  /// d times the limit of KL/d at c = d/n, nats.
  package var limit: Double?
  /// With exact finite-n moments or eigenvalue scale, nats.
  package var first: Double?
  /// With the O(1) correction, nats.
  package var second: Double?
  /// How far the second order may be off, nats.
  package var error: Double?

  package init() {}

  package static func columns<Row>(
    at path: any WritableKeyPath<Row, DivergenceTheory> & Sendable
  ) -> [TableColumn<Row>] {
    [
      TableColumn("equation", path, \.equation, "The equation of Theory that the limit is."),
      TableColumn(
        "kl_limit", path, \.limit, "E KL for n, d to infinity: d times the limit at c = d/n, nats."),
      TableColumn(
        "kl_asymptotic_first", path, \.first, "First-order asymptote of E KL at finite n, nats."),
      TableColumn(
        "kl_asymptotic_second", path, \.second,
        "Second-order asymptote of E KL, with the O(1) correction, nats."),
      TableColumn(
        "kl_asymptotic_error", path, \.error,
        "How far the second order may be off: twice its correction over d, and 1.5 q/(n - 1) for the "
          + "estimated start variance, nats; empty for Eq. 15."
      ),
    ]
  }
}
