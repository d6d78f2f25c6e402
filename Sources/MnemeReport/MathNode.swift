/// A formula as a tree: what the subset of TeX that the reports use can say.
indirect enum MathNode: Equatable {
  /// A letter or a name; italic only if it is one letter and not upright.
  case identifier(String, isUpright: Bool)
  case number(String)
  case symbol(MathSymbol)
  /// An operator with a name: `ln`, `det`, `KL`.
  case function(String)
  case text(String)
  /// In em.
  case space(Double)
  case row([MathNode])
  case fraction(MathNode, MathNode)
  case root(MathNode)
  case scripts(MathNode, below: MathNode?, above: MathNode?)
  case accent(String, over: MathNode, isStretched: Bool)
  /// `\left … \right`: the fences grow with what is between them; an empty one isn't drawn.
  case fenced(String, [MathNode], String)
}

/// A sign between, before or after terms.
struct MathSymbol: Equatable {
  enum Role: Equatable {
    case ordinary, binary, relation, punctuation, opening, closing
    /// A sum or a product, whose limits stand below and above it in display.
    case sum
    /// An integral, whose limits stand beside it.
    case integral
  }

  let character: String
  let role: Role

  init(_ character: String, _ role: Role) {
    self.character = character
    self.role = role
  }
}
