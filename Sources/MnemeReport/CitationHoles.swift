/// What templates may say of works: `cite_<key>` and `citep_<key>` for every work of the bibliography,
/// and at the end `references`, the list of those that were cited, behind the claim `has_references`.
enum CitationHoles {
  static var citations: Holes {
    var holes = Holes()
    for work in Bibliography.all {
      for style in CitationStyle.allCases {
        holes.say("\(style.holePrefix)\(work.key)", .citation(work, style))
      }
    }
    return holes
  }

  static func references(to works: [Citation]) -> Holes {
    var holes = Holes()
    holes.claim(claim, !works.isEmpty)
    holes.show(list, .references(works))
    return holes
  }

  /// The works whose holes a template used.
  static func works(usedBy names: [String]) -> [Citation] {
    Bibliography.all.filter { work in
      CitationStyle.allCases.contains { names.contains("\($0.holePrefix)\(work.key)") }
    }
  }

  static let claim = "has_references"
  static let list = "references"
}
