/// The space between neighbours in a formula, by the parts that they play.
///
/// Source: Knuth, The TeXbook (1986), chapter 18 and appendix G, rules 5 and 6.
enum LabelSpacing {
  private static let thin = 3.0 / 18, medium = 4.0 / 18, thick = 5.0 / 18

  /// The role of each node; a plus or minus without something on both sides is a sign of its
  /// neighbour, and nothing stands around it.
  static func roles(_ nodes: [LabelNode]) -> [LabelSign.Role] {
    var roles = nodes.map(role)
    for index in roles.indices where roles[index] == .binary {
      let before = index > 0 ? roles[index - 1] : .opening
      let after = index + 1 < roles.count ? roles[index + 1] : .closing
      let isLonely =
        [.binary, .relation, .opening, .punctuation, .function].contains(before)
        || [.relation, .closing, .punctuation].contains(after)
      if isLonely { roles[index] = .ordinary }
    }
    return roles
  }

  private static func role(_ node: LabelNode) -> LabelSign.Role {
    switch node {
    case .sign(let sign): sign.role
    case .scripts(let base, _, _): base.last.map(role) ?? .ordinary
    case .upright, .variable, .row, .accent, .root, .space: .ordinary
    }
  }

  /// In em. In scripts relations and binary signs stand close.
  static func space(
    between before: LabelSign.Role, and after: LabelSign.Role, isScript: Bool
  ) -> Double {
    switch (before, after) {
    case (.opening, _), (_, .punctuation), (_, .closing): 0
    case (.relation, .relation): 0
    case (.relation, _), (_, .relation): isScript ? 0 : thick
    case (.binary, _), (_, .binary): isScript ? 0 : medium
    case (.punctuation, _): isScript ? 0 : thin
    case (.function, .opening): 0
    case (.function, _), (_, .function): thin
    case (.ordinary, _), (.closing, _): 0
    }
  }
}
