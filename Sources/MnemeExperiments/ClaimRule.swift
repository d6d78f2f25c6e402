import MnemeTables

/// How the interval of a headline number decides a claim. An interval that covers at 1 − α makes a wrong
/// `holds` or `fails` at most with probability α.
enum ClaimRule {
  /// Holds if the interval lies above the value, fails if it lies below.
  case above(Double)
  /// Holds if the interval lies below the value, fails if it lies above.
  case below(Double)
  /// Holds if the value lies in the interval, fails if not.
  case at(Double)
  /// Holds unless the interval lies below the value.
  case reaches(Double)
  /// Holds if the interval lies below that of another headline, fails if it lies above.
  case belowHeadline(String)
  /// Holds if the interval lies above that of another headline, fails if it lies below.
  case aboveHeadline(String)
  /// By rule R3, which another table holds.
  case alignment([Verdict])

  func words(_ headlines: [HeadlineRow]) -> String {
    switch self {
    case .above(let value): "holds if the interval lies above \(value.cellText), fails if below"
    case .below(let value): "holds if the interval lies below \(value.cellText), fails if above"
    case .at(let value): "holds if the interval has \(value.cellText) in it, fails if not"
    case .reaches(let value): "holds if the interval reaches \(value.cellText), fails if not"
    case .belowHeadline(let key):
      "holds if the interval lies below that of \(Self.name(key, headlines)), fails if above"
    case .aboveHeadline(let key):
      "holds if the interval lies above that of \(Self.name(key, headlines)), fails if below"
    case .alignment(let verdicts) where verdicts.count == 1: "rule R3"
    case .alignment: "rule R3: holds if all are aligned, fails if one is not"
    }
  }

  private static func name(_ key: String, _ headlines: [HeadlineRow]) -> String {
    headlines[key].map { "'\($0.label)'" } ?? key
  }

  func verdict(_ evidence: HeadlineRow?, among headlines: [HeadlineRow]) -> ClaimVerdict {
    switch self {
    case .above(let value): Self.compare(evidence, low: value, high: value)
    case .below(let value): Self.compare(evidence, low: value, high: value).opposite
    case .at(let value): Self.contains(value, evidence)
    case .reaches(let value): Self.reaches(value, evidence)
    case .aboveHeadline(let key): Self.compare(evidence, with: headlines[key])
    case .belowHeadline(let key): Self.compare(evidence, with: headlines[key]).opposite
    case .alignment(let verdicts): Self.alignment(verdicts)
    }
  }

  /// Whether the evidence lies above `high` or below `low`.
  private static func compare(
    _ evidence: HeadlineRow?, low: Double?, high: Double?
  ) -> ClaimVerdict {
    if let own = evidence?.estimate.low, let high, own > high { return .holds }
    if let own = evidence?.estimate.high, let low, own < low { return .fails }
    return .undecided
  }

  private static func compare(_ evidence: HeadlineRow?, with other: HeadlineRow?) -> ClaimVerdict {
    compare(evidence, low: other?.estimate.low, high: other?.estimate.high)
  }

  private static func contains(_ value: Double, _ evidence: HeadlineRow?) -> ClaimVerdict {
    guard let low = evidence?.estimate.low, let high = evidence?.estimate.high else {
      return .undecided
    }
    return low <= value && value <= high ? .holds : .fails
  }

  private static func reaches(_ value: Double, _ evidence: HeadlineRow?) -> ClaimVerdict {
    guard let high = evidence?.estimate.high else { return .undecided }
    return high >= value ? .holds : .fails
  }

  private static func alignment(_ verdicts: [Verdict]) -> ClaimVerdict {
    if verdicts.contains(.notAligned) { return .fails }
    return verdicts.isEmpty || verdicts.contains(.undecided) ? .undecided : .holds
  }
}

extension ClaimVerdict {
  var opposite: Self {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .undecided: .undecided
    }
  }
}

extension [HeadlineRow] {
  subscript(key: String) -> HeadlineRow? { first { $0.key == key } }
}

extension ClaimRow {
  /// - Parameters:
  ///   - source: key of the bibliography; empty for a question of our own.
  ///   - evidence: key of a headline number.
  init(
    _ key: String, _ claim: String, source: String = "", by rule: ClaimRule, evidence: String,
    in headlines: [HeadlineRow]
  ) {
    self.init(
      key, claim, source: source, by: rule, number: headlines[evidence], in: headlines)
  }

  /// - Parameter number: the number that decides, whether it leads the report or not.
  init(
    _ key: String, _ claim: String, source: String = "", by rule: ClaimRule, number: HeadlineRow?,
    in headlines: [HeadlineRow]
  ) {
    self.init()
    self.key = key
    self.claim = claim
    self.source = source
    self.rule = rule.words(headlines)
    verdict = rule.verdict(number, among: headlines)
    reason = Self.reason(verdict, number)
    guard let number else { return }
    evidence = String(number.label.prefix { $0 != ":" })
    estimate = number.estimate
    unit = number.unit
    intervalLevel = number.intervalLevel
    figure = number.figure
  }

  private static func reason(_ verdict: ClaimVerdict, _ number: HeadlineRow?) -> String {
    guard let number else { return "this run has no such number" }
    if !number.reason.isEmpty { return number.reason }
    return verdict == .undecided ? "the interval does not decide it" : ""
  }
}
