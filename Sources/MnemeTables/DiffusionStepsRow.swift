/// One cell of `diffusion-steps`: a training count, a sampler, a grid and a number of steps, and what
/// was measured there.
package struct DiffusionStepsRow: TableRow {
  package static let tableName = "diffusion_steps"

  package var dimension = 0
  package var trainingCount = 0
  package var sampler = SamplerName.deterministic
  package var grid = GridName.uniform
  /// K; `.infinity` for the limit.
  package var steps = 0.0
  package var model = ModelColumns()
  package var excess = IntervalEstimate()
  package var theory = DivergenceTheory()
  /// Why cells are empty or this cell decides nothing; parts separated by "; ".
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("sampler", \.sampler, "deterministic (DDIM) or ancestral (DDPM)."),
      TableColumn("grid", \.grid, "Spacing of the steps: uniform in time, or cosine."),
      TableColumn("steps", \.steps, "K, denoising steps; inf: the limit, by its closed form."),
    ] + ModelColumns.columns(at: \.model)
      + .interval(
        "kl_excess", \.excess,
        "Mean over trials of KL less KL in the limit K = inf of the same training set, nats.")
      + DivergenceTheory.columns(at: \.theory)
      + [TableColumn("caveat", \.caveat, "Why a cell is empty or decides nothing.")]
  }
}

package enum SamplerName: String, CaseIterable, CellValue {
  case deterministic, ancestral
}

package enum GridName: String, CaseIterable, CellValue {
  case uniform, cosine
}

/// Theory of `diffusion-steps` on a finer grid of K, and for n → ∞.
package struct DiffusionStepsTheoryRow: TableRow {
  package static let tableName = "diffusion_steps_theory"

  package var dimension = 0
  /// n; `.infinity` for the limit without sampling error.
  package var trainingCount = 0.0
  package var sampler = SamplerName.deterministic
  package var grid = GridName.uniform
  package var steps = 0.0
  package var q = 0.0
  /// T.
  package var time = 0.0
  /// The equation that the limit is, for example `18`.
  package var equation = ""
  /// Nats per dimension.
  package var limitPerDimension: Double?
  package var firstPerDimension: Double?
  package var secondPerDimension: Double?

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples; inf: the limit."),
      TableColumn("sampler", \.sampler, "deterministic (DDIM) or ancestral (DDPM)."),
      TableColumn("grid", \.grid, "Spacing of the steps: uniform in time, or cosine."),
      TableColumn("steps", \.steps, "K, denoising steps; inf: the limit."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("time", \.time, "T, end of the forward process; dimensionless."),
      TableColumn("equation", \.equation, "The equation of Theory that the limit is."),
      TableColumn(
        "kl_limit_per_dimension", \.limitPerDimension,
        "KL/d for n, d to infinity at c = d/n (Eqs. 17, 18, 18a and their like for finite K), "
          + "nats per dimension."),
      TableColumn(
        "kl_first_per_dimension", \.firstPerDimension,
        "First-order asymptote of E KL/d at finite n, nats per dimension; empty for n = inf."),
      TableColumn(
        "kl_second_per_dimension", \.secondPerDimension,
        "Second-order asymptote of E KL/d at finite n, nats per dimension; empty for n = inf."),
    ]
  }
}
