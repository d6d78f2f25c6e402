import MnemeTables

/// What the report of a network leads with.
struct NetworkHeadlines {
  let experiment: ExperimentName
  let rows: [NetworkRow]
  let scales: [NetworkScaleRow]

  private var figure: String { "\(experiment.rawValue)-transition" }

  var headlines: [HeadlineRow] { scaleHeadlines + imageHeadlines }

  private var scaleHeadlines: [HeadlineRow] {
    guard
      let leading = scales.first(where: { $0.reading == .matched && $0.distance == .gaussianKL })
    else { return [] }
    let parts = leading.reason.split(separator: "; ").map(String.init)
    func reason(_ prefix: String) -> String {
      parts.filter { $0.hasPrefix(prefix) }.joined(separator: "; ")
    }
    let level = leading.intervalLevel
    return [
      headline(
        "n_mem", "n_mem: where the interval of P(Delta > 0) meets 1/2 (matched reading)",
        leading.memorization, level: level, unit: "images", reason: reason("n_mem ")),
      headline(
        "n_fall", "n_fall: where the KL of moments to the truth begins to fall", leading.fall,
        level: level, unit: "images", reason: reason("n_fall ")),
      headline(
        "ratio", "n_fall/n_mem: \(leading.verdict.rawValue) by rule R3 (matched reading)",
        leading.ratio, level: 1 - 2 * (1 - level), reason: leading.reason),
    ]
  }

  private var imageHeadlines: [HeadlineRow] {
    guard let smallest = rows.map(\.trainingCount).min(),
      let largest = rows.map(\.trainingCount).max()
    else { return [] }
    func row(_ generator: NetworkGenerator, _ count: Int) -> NetworkRow? {
      rows.first { $0.generator == generator && $0.trainingCount == count }
    }
    return [
      row(.network, smallest).map {
        headline(
          "memorized_smallest", "Memorized fraction of the network's images: n = \(smallest)",
          $0.memorized, level: $0.intervalLevel)
      },
      row(.copies, smallest).map {
        headline(
          "copies_memorized", "Memorized fraction of copies, which must be 1: n = \(smallest)",
          $0.memorized, level: $0.intervalLevel)
      },
      row(.empiricalDenoiser, largest).map {
        headline(
          "denoiser_memorized",
          "Memorized fraction of the training set's exact denoiser, which must be 1: n = \(largest)",
          $0.memorized, level: $0.intervalLevel)
      },
      row(.freshImages, largest).map {
        headline(
          "fresh_positive",
          "P(Delta > 0) of fresh images, which must be 1/2: n = \(largest), matched reading",
          IntervalEstimate($0.deltaMatchedPositive), level: $0.intervalLevel)
      },
    ].compactMap { $0 }
  }

  private func headline(
    _ key: String, _ label: String, _ estimate: IntervalEstimate, level: Double,
    unit: String = "", reason: String = "no trial has a result"
  ) -> HeadlineRow {
    HeadlineRow(
      key: key, label: label, estimate, unit: unit, intervalLevel: level, figure: figure,
      reason: reason)
  }
}
