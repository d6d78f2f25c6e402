/// What more steps do at one training count, for one sampler and grid: on the same training sets.
package struct DiffusionStepsVerdictRow: TableRow {
  package static let tableName = "diffusion_steps_verdicts"

  package var dimension = 0
  package var trainingCount = 0
  package var sampler = SamplerName.deterministic
  package var grid = GridName.uniform
  package var fewestSteps = 0
  package var mostSteps = 0
  package var best = IntervalEstimate()
  package var bestVerdict = BestStepVerdict.undecided
  package var change = ChangeColumns()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("sampler", \.sampler, "deterministic (DDIM) or ancestral (DDPM)."),
      TableColumn("grid", \.grid, "Spacing of the steps: uniform in time, or cosine."),
      TableColumn("fewest_steps", \.fewestSteps, "The smallest K, from which the changes go."),
      TableColumn("most_steps", \.mostSteps, "The largest finite K, to which the changes go."),
    ]
      + .interval(
        "best_steps", \.best,
        "K of the least mean KL, inf (the limit) included; interval by a bootstrap over trials.")
      + [
        TableColumn(
          "best_verdict", \.bestVerdict,
          "interior: the interval excludes the fewest steps and the limit; limit: it holds the "
            + "limit only; fewest: the fewest steps only; else undecided.")
      ]
      + ChangeColumns.columns(at: \.change, "from fewest_steps to most_steps")
      + [TableColumn("reason", \.reason, "Why an estimate is empty.")]
  }
}

/// Where the least KL is.
package enum BestStepVerdict: String, CaseIterable, CellValue {
  case interior, limit, fewest, undecided
}
