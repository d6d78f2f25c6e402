/// A label as a tree: upright text with mathematics in it. One source gives ink, MathML and LaTeX.
package indirect enum LabelNode: Sendable, Equatable {
  /// Words and digits: upright.
  case upright(String)
  /// Variables: italic.
  case variable(String)
  case sign(LabelSign)
  /// What stands between two dollar signs, or a group in braces.
  case row([LabelNode])
  /// A base with what hangs below and above its end.
  case scripts(base: [LabelNode], below: [LabelNode], above: [LabelNode])
  case accent(LabelAccent, [LabelNode])
  case root([LabelNode])
  /// A width in em.
  case space(Double)
}

package enum LabelAccent: String, Sendable, Equatable, CaseIterable {
  case hat, bar, tilde

  /// A letter typed with a combining accent, taken apart.
  static func split(_ character: Character) -> (LabelAccent, Character)? {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count == 2 else { return nil }
    let accents: [UInt32: LabelAccent] = [0x302: .hat, 0x303: .tilde, 0x304: .bar, 0x305: .bar]
    return accents[scalars[1].value].map { ($0, Character(scalars[0])) }
  }
}

/// A sign of mathematics, or the name of a function, with the part that it plays.
package struct LabelSign: Sendable, Equatable {
  /// Decides the space around a sign.
  package enum Role: Sendable, Equatable {
    case ordinary, relation, binary, opening, closing, punctuation, function
  }

  package var text: String
  package var role: Role

  package init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
  }
}

/// What can be wrong with the text of a label. Places count characters from 1.
package enum LabelError: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String, label: String, place: Int)
  case unbalanced(label: String, place: Int)
  case missingArgument(String, label: String, place: Int)
  case secondScript(label: String, place: Int)
  case scriptsTooDeep(label: String, place: Int)
  case emptyMathematics(label: String, place: Int)

  package var description: String {
    switch self {
    case .unknownCommand(let command, let label, let place):
      "unknown command '\\\(command)' \(Self.at(place, label))"
    case .unbalanced(let label, let place):
      "a dollar sign or a brace without its like \(Self.at(place, label))"
    case .missingArgument(let what, let label, let place):
      "'\(what)' without its argument \(Self.at(place, label))"
    case .secondScript(let label, let place):
      "a second script on one base \(Self.at(place, label))"
    case .scriptsTooDeep(let label, let place):
      "a script on a script of a script \(Self.at(place, label))"
    case .emptyMathematics(let label, let place):
      "nothing between two dollar signs \(Self.at(place, label))"
    }
  }

  private static func at(_ place: Int, _ label: String) -> String {
    "at character \(place) of the label '\(label)'"
  }
}
