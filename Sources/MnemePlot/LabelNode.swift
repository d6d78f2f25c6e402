/// A label as a tree: upright text with mathematics in it. One tree gives ink, MathML and LaTeX.
package indirect enum LabelNode: Sendable, Equatable {
  /// Words, digits, operators: upright.
  case upright(String)
  /// Variables: italic.
  case variable(String)
  /// A base with what hangs below and above its end.
  case scripts(base: [LabelNode], below: [LabelNode], above: [LabelNode])
  case accent(LabelAccent, [LabelNode])
}

package enum LabelAccent: String, Sendable, Equatable, CaseIterable {
  case hat, bar, tilde
}

/// What can be wrong with the text of a label.
package enum LabelError: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String, label: String)
  case unbalanced(label: String)
  case missingArgument(String, label: String)

  package var description: String {
    switch self {
    case .unknownCommand(let command, let label):
      "unknown command '\\\(command)' in the label '\(label)'"
    case .unbalanced(let label): "unbalanced '$' or braces in the label '\(label)'"
    case .missingArgument(let what, let label): "'\(what)' lacks its argument in '\(label)'"
    }
  }
}
