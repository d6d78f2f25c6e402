import MnemeTables

/// What a reader of the whole study must know beside its rows.
enum LinearTransitionCaveats {
  static func texts(_ spec: LinearTransitionSpec, rows: [LinearTransitionRow]) -> [String] {
    var texts: [String] = []
    if let small = spec.dimensions.filter({ $0 < 10 }).sorted().first {
      texts.append(
        "Eq. 4a is meant for d of at least 10; at d = \(small) its tails make it unreliable.")
    }
    let beyond = rows.filter { $0.trainingCount > $0.referenceCount / 10 }
    if !beyond.isEmpty {
      texts.append(
        "\(beyond.count) of \(rows.count) cells have n > N_ref/10: the reference reading decides "
          + "nothing there; they are drawn hollow.")
    }
    let lowNull = rows.filter { ($0.deltaReferenceNullPositive.high ?? 1) < 0.5 }
    if !lowNull.isEmpty {
      texts.append(
        "\(lowNull.count) of \(rows.count) cells have a null P0 whose upper limit is below 1/2: an "
          + "independent training set reads as memorized there, so they decide nothing; they are "
          + "drawn hollow.")
    }
    return texts
  }
}
