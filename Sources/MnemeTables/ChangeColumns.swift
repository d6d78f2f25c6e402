/// What changes from one model to another on the same training sets: of quality and of memorization.
package struct ChangeColumns: Sendable, Equatable {
  package var trials = 0
  package var intervalLevel = 0.0
  package var kl = IntervalEstimate()
  package var quality = ChangeVerdict.undecided
  package var delta = IntervalEstimate()
  package var positive = IntervalEstimate()
  package var memorization = ChangeVerdict.undecided

  package init() {}

  /// - Parameter change: what is compared, as in "from the fewest steps to the most".
  package static func columns<Row>(
    at path: any WritableKeyPath<Row, ChangeColumns> & Sendable, _ change: String
  ) -> [TableColumn<Row>] {
    let own: [TableColumn<ChangeColumns>] =
      [
        TableColumn("trials", \.trials, "Training sets, each with all models."),
        TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
      ]
      + .interval("kl_change", \.kl, "Mean over trials of the change of KL \(change), nats.")
      + [
        TableColumn(
          "quality", \.quality,
          "improves: kl_change is below 0 with its interval; worsens: above 0; else undecided.")
      ]
      + .interval(
        "delta_change", \.delta,
        "Mean over trials of the change of Eq. 4a \(change), nats per dimension; above 0: away from "
          + "the training set.")
      + .interval(
        "positive_change", \.positive,
        "Change of P(Delta > 0) \(change); interval from the two kinds of trials that change sides."
      )
      + [
        TableColumn(
          "memorization", \.memorization,
          "improves (less of it): positive_change is above 0 with its interval; worsens: below 0; "
            + "else undecided.")
      ]
    return .nested(own, path)
  }
}

/// Which way a change goes.
package enum ChangeVerdict: String, CaseIterable, CellValue {
  case improves, worsens, undecided
}

extension Array {
  /// Columns of a group of values as columns of the row that has the group.
  package static func nested<Row, Group>(
    _ columns: [TableColumn<Group>], _ path: any WritableKeyPath<Row, Group> & Sendable
  ) -> [TableColumn<Row>] where Element == TableColumn<Row> {
    columns.map { column in
      TableColumn<Row>(
        column.name, column.meaning, holdsText: column.holdsText,
        write: { column.write($0[keyPath: path]) },
        read: { (row: inout Row, text: String) throws(CellError) in
          try column.read(&row[keyPath: path], text)
        })
    }
  }
}
