/// The settings of one study: every defined one, with its value and where that came from.
package struct SettingTable: Sendable {
  package let definitions: [SettingDefinition]
  private var values: [String: (value: SettingValue, source: SettingSource)] = [:]

  /// - Throws: `StudyError` for an unknown name or a wrong type.
  package init(
    definitions: [SettingDefinition], overrides: [SettingOverride]
  ) throws(StudyError) {
    self.definitions = definitions
    for definition in definitions { values[definition.name] = (definition.defaultValue, .preset) }
    for override in overrides {
      guard let definition = definitions.first(where: { $0.name == override.name }) else {
        throw .unknownSetting(
          name: override.name, source: override.source, known: definitions.map(\.name))
      }
      guard let value = override.value(definition.kind) else {
        throw .wrongType(
          name: override.name, value: override.text, expected: definition.kind.description,
          source: override.source)
      }
      values[override.name] = (value, override.source)
    }
  }

  package func value(_ name: String) -> SettingValue { entry(name).value }

  package func source(_ name: String) -> SettingSource { entry(name).source }

  package func isGiven(_ name: String) -> Bool { source(name) != .preset }

  /// The same table with one value that follows from others.
  package func replacing(_ name: String, with value: SettingValue) -> SettingTable {
    var table = self
    table.values[name] = (value, source(name))
    return table
  }

  private func entry(_ name: String) -> (value: SettingValue, source: SettingSource) {
    guard let entry = values[name] else { preconditionFailure("no setting '\(name)' is defined") }
    return entry
  }

  package func integer(_ name: String, _ range: ClosedRange<Int>) throws(StudyError) -> Int {
    guard case .integer(let value) = value(name) else {
      preconditionFailure("'\(name)' is no integer")
    }
    try require(range.contains(value), name, Self.describe(range))
    return value
  }

  package func integers(_ name: String, _ range: ClosedRange<Int>) throws(StudyError) -> [Int] {
    guard case .integers(let values) = value(name) else {
      preconditionFailure("'\(name)' is no list")
    }
    try require(values.allSatisfy(range.contains), name, "a list of values \(Self.describe(range))")
    return values
  }

  /// - Parameter allowed: what holds for an acceptable value; `expected` says it in words.
  package func number(
    _ name: String, _ expected: String, where allowed: (Double) -> Bool
  ) throws(StudyError) -> Double {
    guard case .number(let value) = value(name) else {
      preconditionFailure("'\(name)' is no number")
    }
    try require(allowed(value), name, expected)
    return value
  }

  package func numbers(
    _ name: String, _ expected: String, where allowed: (Double) -> Bool
  ) throws(StudyError) -> [Double] {
    guard case .numbers(let values) = value(name) else {
      preconditionFailure("'\(name)' is no list")
    }
    try require(values.allSatisfy(allowed), name, expected)
    return values
  }

  package func text(_ name: String) -> String {
    guard case .text(let value) = value(name) else { preconditionFailure("'\(name)' is no text") }
    return value
  }

  package func texts(_ name: String) -> [String] {
    guard case .texts(let values) = value(name) else {
      preconditionFailure("'\(name)' is no list of texts")
    }
    return values
  }

  /// - Throws: `StudyError.outOfRange` unless `condition` holds.
  package func require(
    _ condition: Bool, _ name: String, _ expected: String
  ) throws(StudyError) {
    guard !condition else { return }
    throw .outOfRange(
      name: name, value: value(name).text, expected: expected, source: source(name))
  }

  private static func describe(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
  }
}
