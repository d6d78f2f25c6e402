/// Mean, its standard error and quartiles of one quantity over trials. `nil`: does not exist.
package struct TrialSummary: Sendable, Equatable {
  package var mean: Double?
  package var standardError: Double?
  package var q25: Double?
  package var median: Double?
  package var q75: Double?

  package init(
    mean: Double? = nil, standardError: Double? = nil, q25: Double? = nil,
    median: Double? = nil, q75: Double? = nil
  ) {
    self.mean = mean
    self.standardError = standardError
    self.q25 = q25
    self.median = median
    self.q75 = q75
  }
}

/// A fraction of trials in [0, 1] with its confidence interval.
package struct TrialFraction: Sendable, Equatable {
  package var fraction: Double?
  package var low: Double?
  package var high: Double?

  package init(fraction: Double? = nil, low: Double? = nil, high: Double? = nil) {
    self.fraction = fraction
    self.low = low
    self.high = high
  }
}

/// A point estimate with its confidence interval. `nil`: does not exist (see the row's reason).
package struct IntervalEstimate: Sendable, Equatable {
  package var value: Double?
  package var low: Double?
  package var high: Double?

  package init(value: Double? = nil, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }
}

extension IntervalEstimate {
  /// A fraction with its interval.
  package init(_ fraction: TrialFraction) {
    self.init(value: fraction.fraction, low: fraction.low, high: fraction.high)
  }
}

extension Array {
  /// `<name>_mean`, `<name>_standard_error`, `<name>_q25`, `<name>_median`, `<name>_q75`.
  package static func summary<Row>(
    _ name: String, _ path: any WritableKeyPath<Row, TrialSummary> & Sendable, _ meaning: String
  ) -> [TableColumn<Row>] where Element == TableColumn<Row> {
    [
      TableColumn("\(name)_mean", path, \.mean, "Mean over trials. \(meaning)"),
      TableColumn(
        "\(name)_standard_error", path, \.standardError,
        "Standard error of the mean. \(meaning)"),
    ] + quartiles(name, path, meaning)
  }

  private static func quartiles<Row>(
    _ name: String, _ path: any WritableKeyPath<Row, TrialSummary> & Sendable, _ meaning: String
  ) -> [TableColumn<Row>] where Element == TableColumn<Row> {
    [
      TableColumn("\(name)_q25", path, \.q25, "Lower quartile. \(meaning)"),
      TableColumn("\(name)_median", path, \.median, "Median. \(meaning)"),
      TableColumn("\(name)_q75", path, \.q75, "Upper quartile. \(meaning)"),
    ]
  }

  /// `<name>_fraction`, `<name>_low`, `<name>_high`.
  package static func fraction<Row>(
    _ name: String, _ path: any WritableKeyPath<Row, TrialFraction> & Sendable, _ meaning: String
  ) -> [TableColumn<Row>] where Element == TableColumn<Row> {
    [
      TableColumn("\(name)_fraction", path, \.fraction, "Fraction. \(meaning)"),
      TableColumn(
        "\(name)_low", path, \.low, "Lower limit (Clopper-Pearson). \(meaning)"),
      TableColumn(
        "\(name)_high", path, \.high, "Upper limit (Clopper-Pearson). \(meaning)"),
    ]
  }

  /// `<name>`, `<name>_low`, `<name>_high`.
  package static func interval<Row>(
    _ name: String, _ path: any WritableKeyPath<Row, IntervalEstimate> & Sendable, _ meaning: String
  ) -> [TableColumn<Row>] where Element == TableColumn<Row> {
    [
      TableColumn(name, path, \.value, meaning),
      TableColumn("\(name)_low", path, \.low, "Lower limit. \(meaning)"),
      TableColumn("\(name)_high", path, \.high, "Upper limit. \(meaning)"),
    ]
  }
}
