/// What templates may say of the theory's equations: `equation_<number>` prints one, `see_equation_
/// <number>` calls it by its number, as a link; and `cited_equations`, behind the claim
/// `has_cited_equations`, lists those that are named in the report, but not printed.
enum EquationHoles {
  static var equations: Holes {
    var holes = Holes()
    for equation in TheoryEquation.allCases {
      holes.show(hole(of: equation), .equations([equation]))
      holes.say("see_\(hole(of: equation))", equation.reference)
    }
    return holes
  }

  static func list(of cited: [TheoryEquation]) -> Holes {
    var holes = Holes()
    holes.claim("has_cited_equations", !cited.isEmpty)
    holes.show("cited_equations", .equations(cited, isList: true))
    return holes
  }

  /// The equations that a draft names, wherever it does (prose, captions, tables), and doesn't print.
  ///
  /// - Throws: `ReportError.unresolvedReferences` for a number that no equation has.
  static func cited(
    in draft: String, usedNames: [String]
  ) throws(ReportError) -> [TheoryEquation] {
    let numbers = numbers(in: draft)
    let unknown = numbers.filter { TheoryEquation(rawValue: $0) == nil }
    guard unknown.isEmpty else { throw .unresolvedReferences(unknown.map { "Eq. \($0)" }) }
    return TheoryEquation.allCases.filter {
      numbers.contains($0.number) && !usedNames.contains(hole(of: $0))
    }
  }

  static func hole(of equation: TheoryEquation) -> String { "equation_\(equation.number)" }

  /// `4a` of every `Eq. 4a`, each once.
  private static func numbers(in text: String) -> [String] {
    var numbers: [String] = []
    var rest = text[...]
    while let found = rest.range(ofFirst: "Eq. ") {
      rest = rest[found.upperBound...]
      let number = String(rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) })
      guard number.first?.isNumber ?? false, !numbers.contains(number) else { continue }
      numbers.append(number)
    }
    return numbers
  }
}
