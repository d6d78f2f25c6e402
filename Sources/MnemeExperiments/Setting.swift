import MnemeTables

/// What a setting holds.
package enum SettingKind: Sendable, Equatable {
  case integer, number, integers, numbers, text, texts

  package var description: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .integers: "a list of whole numbers"
    case .numbers: "a list of numbers"
    case .text: "words"
    case .texts: "a list of words"
    }
  }
}

/// The value of a setting. Text form: numbers as in tables, words as `StudyText` quotes them, lists
/// separated by commas.
package enum SettingValue: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case integers([Int])
  case numbers([Double])
  case text(String)
  case texts([String])

  package var text: String {
    switch self {
    case .integer(let value): value.cellText
    case .number(let value): value.cellText
    case .integers(let values): values.map(\.cellText).joined(separator: ",")
    case .numbers(let values): values.map(\.cellText).joined(separator: ",")
    case .text(let words): StudyText.quoted(words)
    case .texts(let list): list.map(StudyText.quoted).joined(separator: ",")
    }
  }

  /// The value of that kind in `words`, or `nil` if it isn't one.
  package init?(_ words: [String], kind: SettingKind) {
    switch kind {
    case .integer, .number, .integers, .numbers:
      self.init(words.joined(separator: ","), kind: kind)
    case .text:
      guard words.count == 1 else { return nil }
      self = .text(words[0])
    case .texts: self = .texts(words)
    }
  }

  /// The value of that kind in `text`, or `nil` if it isn't one. Commas separate the words of a list;
  /// words with commas in them come one by one.
  package init?(_ text: String, kind: SettingKind) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    switch kind {
    case .integer:
      guard let value = Int(Self.trimmed(text[...])) else { return nil }
      self = .integer(value)
    case .number:
      guard let value = Self.number(Self.trimmed(text[...])) else { return nil }
      self = .number(value)
    case .integers:
      if Self.trimmed(text[...]).isEmpty {
        self = .integers([])
      } else {
        let values = words.compactMap { Int($0) }
        guard values.count == words.count else { return nil }
        self = .integers(values)
      }
    case .numbers:
      if Self.trimmed(text[...]).isEmpty {
        self = .numbers([])
      } else {
        let values = words.compactMap(Self.number)
        guard values.count == words.count else { return nil }
        self = .numbers(values)
      }
    case .text: self = .text(text)
    case .texts: self = .texts(text.isEmpty ? [] : words)
    }
  }

  private static func trimmed(_ word: Substring) -> String {
    var word = word.drop { $0 == " " }
    while word.last == " " { word = word.dropLast() }
    return String(word)
  }

  private static func number(_ word: String) -> Double? {
    Double(word).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A setting of an experiment, with its default and the reason for it.
package struct SettingDefinition: Sendable {
  /// In snake_case, as written in `--set` and in study files.
  package let name: String
  package let kind: SettingKind
  package let defaultValue: SettingValue
  /// What it is, with unit and range, and why the default is what it is.
  package let meaning: String

  init(_ name: String, _ defaultValue: SettingValue, _ meaning: String) {
    self.name = name
    self.defaultValue = defaultValue
    self.meaning = meaning
    kind =
      switch defaultValue {
      case .integer: .integer
      case .number: .number
      case .integers: .integers
      case .numbers: .numbers
      case .text: .text
      case .texts: .texts
      }
  }
}

/// Where a setting was given; errors repeat it.
package enum SettingSource: Sendable, Equatable {
  /// A flag, as it was typed.
  case flag(String)
  case studyFile(path: String, line: Int)
  /// The preset's own value.
  case preset

  package var description: String {
    switch self {
    case .flag(let text): "in '\(text)'"
    case .studyFile(let path, let line): "in \(path), line \(line)"
    case .preset: "in the preset"
    }
  }
}

/// A setting as somebody gave it, before it is known whether it exists.
package struct SettingOverride: Sendable, Equatable {
  package let name: String
  package let text: String
  package let source: SettingSource
  /// The words of a list that was given as one; `nil`: commas in `text` separate them.
  package let words: [String]?

  package init(name: String, text: String, source: SettingSource) {
    self.name = name
    self.text = text
    self.source = source
    words = nil
  }

  package init(name: String, words: [String], source: SettingSource) {
    self.name = name
    text = words.joined(separator: ",")
    self.source = source
    self.words = words
  }

  func value(_ kind: SettingKind) -> SettingValue? {
    words.map { SettingValue($0, kind: kind) } ?? SettingValue(text, kind: kind)
  }

  /// - Parameter flag: the argument of `--set`: `name=value`.
  /// - Throws: `StudyError.malformedFlag`.
  package init(flag: String) throws(StudyError) {
    guard let equals = flag.firstIndex(of: "="), equals != flag.startIndex else {
      throw .malformedFlag(flag)
    }
    self.init(
      name: String(flag[..<equals]), text: String(flag[flag.index(after: equals)...]),
      source: .flag("--set \(flag)"))
  }
}

/// How large a study is: `quick` in seconds for tests, `standard` in minutes on two cores, `paper` at
/// published trial counts.
package enum Preset: String, CaseIterable, Sendable {
  case quick, standard, paper
}
