import MnemeTables

/// Where Eq. 4a in the reference reading decides nothing (Theory, section 1).
enum ReferenceReading {
  static func caveats(_ row: AlternativeScenarioRow) -> [String] {
    var parts: [String] = []
    if row.trainingCount > row.referenceCount / 10 {
      parts.append("n > N_ref/10: the reference reading decides nothing here")
    }
    if let high = row.nullPositive.high, high < 0.5 {
      parts.append("null P0 below 1/2: Eq. 4a in the reference reading decides nothing here")
    }
    return parts
  }
}
