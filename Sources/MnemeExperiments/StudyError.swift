/// What a person can get wrong in describing a study. The texts say what, where, and what to do.
package enum StudyError: Error, Equatable, CustomStringConvertible {
  case unknownExperiment(name: String, source: SettingSource?, known: [String])
  case unknownSetting(name: String, source: SettingSource, known: [String])
  case unknownPreset(name: String, source: SettingSource)
  case wrongType(name: String, value: String, expected: String, source: SettingSource)
  case outOfRange(name: String, value: String, expected: String, source: SettingSource)
  case conflict(name: String, other: String, source: SettingSource)
  case malformedFlag(String)
  case malformedStudy(path: String, line: Int, detail: String)
  case missingStudy(path: String)
  /// A file of samples that isn't there; the text says which.
  case missingSamples(String)
  /// Samples that can't be measured; the text says all.
  case unusableSamples(String)

  /// Whether the fault is in a file (exit code 65) rather than in the arguments (64).
  package var isInStudyFile: Bool {
    switch self {
    case .malformedStudy, .missingSamples, .unusableSamples: true
    case .malformedFlag, .missingStudy: false
    case .unknownExperiment(_, let source, _): source?.isStudyFile ?? false
    case .unknownSetting(_, let source, _), .unknownPreset(_, let source),
      .wrongType(_, _, _, let source), .outOfRange(_, _, _, let source),
      .conflict(_, _, let source):
      source.isStudyFile
    }
  }

  package var description: String {
    switch self {
    case .unknownExperiment(let name, let source, let known):
      "unknown experiment '\(name)'\(Self.place(source)); \(Self.suggestion(for: name, in: known))"
    case .unknownSetting(let name, let source, let known):
      "unknown setting '\(name)' \(source.description); \(Self.suggestion(for: name, in: known))"
    case .unknownPreset(let name, let source):
      "unknown preset '\(name)' \(source.description); "
        + Self.suggestion(for: name, in: Preset.allCases.map(\.rawValue))
    case .wrongType(let name, let value, let expected, let source):
      "'\(name)' \(source.description): '\(value)' is not \(expected)"
    case .outOfRange(let name, let value, let expected, let source):
      "'\(name)' \(source.description): \(value) is out of range; it must be \(expected)"
    case .conflict(let name, let other, let source):
      "'\(name)' \(source.description) excludes '\(other)': give only one of them"
    case .malformedFlag(let text):
      "'--set \(text)': a setting is written name=value, for example --set trials=50"
    case .malformedStudy(let path, let line, let detail):
      "\(path), line \(line): \(detail)"
    case .missingStudy(let path):
      "no study file at \(path)"
    case .missingSamples(let text), .unusableSamples(let text): text
    }
  }

  private static func place(_ source: SettingSource?) -> String {
    source.map { " \($0.description)" } ?? ""
  }

  /// The nearest name if one is near, else all of them.
  private static func suggestion(for name: String, in known: [String]) -> String {
    if let nearest = NearestName.find(name, in: known) { return "did you mean '\(nearest)'?" }
    return "there are: \(known.joined(separator: ", "))"
  }
}

extension SettingSource {
  fileprivate var isStudyFile: Bool {
    switch self {
    case .studyFile: true
    case .flag, .preset: false
    }
  }
}

/// The known name that was probably meant.
package enum NearestName {
  /// The nearest of `known` by edits, if at most a third of the letters are wrong.
  package static func find(_ name: String, in known: [String]) -> String? {
    let ranked = known.map { ($0, distance(Array(name), Array($0))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(2, name.count / 3) ? best.0 : nil
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var table = [Array(0...b.count)]
    for (i, left) in a.enumerated() {
      var row = [i + 1]
      for (j, right) in b.enumerated() {
        var cost = min(table[i][j + 1] + 1, row[j] + 1, table[i][j] + (left == right ? 0 : 1))
        if i > 0, j > 0, left == b[j - 1], a[i - 1] == right {
          cost = min(cost, table[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      table.append(row)
    }
    return table[a.count][b.count]
  }
}
