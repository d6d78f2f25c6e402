/// How well a network denoises what it was trained on, and what it was not, at one noise level.
package struct NetworkDenoisingRow: TableRow {
  package static let tableName = "networks_denoising"

  package var trainingCount = 0
  package var level = 0
  package var noiseShare = 0.0
  package var trials = 0
  package var intervalLevel = 0.0
  package var trainingLoss = IntervalEstimate()
  package var heldOutLoss = IntervalEstimate()
  package var gap = IntervalEstimate()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("training_count", \.trainingCount, "n, images of the training set."),
      TableColumn("level", \.level, "t, step of the forward process, from 1 to T."),
      TableColumn(
        "noise_share", \.noiseShare, "1 - alpha-bar_t, the noise's share of the variance."),
      TableColumn("trials", \.trials, "Independent trials."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .interval(
        "training_loss", \.trainingLoss,
        "Mean squared error of the predicted noise on training images (Student interval).")
      + .interval("held_out_loss", \.heldOutLoss, "The same on images that were not trained on.")
      + .interval("gap", \.gap, "held_out_loss less training_loss, paired by trial.")
  }
}

/// The loss of the training batches on the way.
package struct NetworkTrainingRow: TableRow {
  package static let tableName = "networks_training"

  package var trainingCount = 0
  package var firstUpdate = 0
  package var lastUpdate = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var loss = IntervalEstimate()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("training_count", \.trainingCount, "n, images of the training set."),
      TableColumn("first_update", \.firstUpdate, "The first update that is averaged over."),
      TableColumn("last_update", \.lastUpdate, "The last one."),
      TableColumn("trials", \.trials, "Independent trials."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .interval("loss", \.loss, "Mean training loss over these updates (Student interval).")
  }
}
