/// What templates may say of the theory's equations: `equation_<number>` prints one, `see_equation_
/// <number>` calls it by its number, as a link; and `cited_equations`, behind the claim
/// `has_cited_equations`, lists those that are named in the report, or whose symbols these use, but not
/// printed.
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

  /// The equations that a draft names, wherever it does (prose, captions, tables), and doesn't print,
  /// with those whose symbols its equations use.
  ///
  /// - Throws: `ReportError.unresolvedReferences` for a number that no equation has.
  static func cited(
    in draft: String, usedNames: [String]
  ) throws(ReportError) -> [TheoryEquation] {
    let numbers = numbers(in: draft)
    let unknown = numbers.filter { TheoryEquation(rawValue: $0) == nil }
    guard unknown.isEmpty else { throw .unresolvedReferences(unknown.map { "Eq. \($0)" }) }
    let printed = TheoryEquation.allCases.filter { usedNames.contains(hole(of: $0)) }
    let read = readable(printed + TheoryEquation.allCases.filter { numbers.contains($0.number) })
    return TheoryEquation.allCases.filter { read.contains($0) && !printed.contains($0) }
  }

  /// These equations and all that they need.
  private static func readable(_ equations: [TheoryEquation]) -> Set<TheoryEquation> {
    var found: Set<TheoryEquation> = []
    var open = equations
    while let next = open.popLast() {
      if found.insert(next).inserted { open += next.needed }
    }
    return found
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
