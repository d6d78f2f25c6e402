/// What `mneme verify` looked at, one line each.
struct CheckList {
  enum Outcome: Equatable {
    case holds, fails, notChecked

    var mark: String {
      switch self {
      case .holds: "✓"
      case .fails: "✗"
      case .notChecked: "–"
      }
    }
  }

  private(set) var fails = false
  /// Before each line: the run of a bundle that it is about.
  var place = ""
  /// Called with each line as soon as it is known.
  let say: (String) -> Void

  init(say: @escaping (String) -> Void) { self.say = say }

  mutating func add(_ outcome: Outcome, _ what: String) {
    fails = fails || outcome == .fails
    say("\(outcome.mark) \(place.isEmpty ? "" : "\(place) ")\(what)")
  }

  /// One line if all is well, else one for each failure.
  mutating func add(_ what: String, failures: [String]) {
    if failures.isEmpty { add(.holds, what) }
    for failure in failures { add(.fails, failure) }
  }
}
