import Testing

@testable import MnemePlot

@Suite struct LabelParserTests {
  /// What stands between the dollar signs of a label of mathematics only.
  static func row(_ math: String) throws -> [LabelNode] {
    let nodes = try LabelParser.parse("$\(math)$")
    guard nodes.count == 1, case .row(let row) = nodes[0] else { return [] }
    return row
  }

  @Test func wordsStayWords() throws {
    #expect(try LabelParser.parse("") == [])
    #expect(
      try LabelParser.parse("size -3, F-score, x-1 {a}_b \\n")
        == [.upright("size \u{2212}3, F-score, x-1 {a}_b \\n")])
    #expect(
      try LabelParser.parse("rate $n$ (s)")
        == [.upright("rate "), .row([.variable("n")]), .upright(" (s)")])
  }

  @Test func lettersDigitsAndSigns() throws {
    let relation = LabelNode.sign(LabelSign("≥", .relation))
    #expect(try Self.row("d \\ge 0.5") == Self.row("d≥0.5"))
    #expect(
      try Self.row("d\\ge 05") == [.variable("d"), relation, .upright("0"), .upright("5")])
    #expect(try Self.row("\\Delta") == [.upright("Δ")])
    #expect(try Self.row("\\mathrm{a b}\\rho") == [.upright("a b"), .variable("ρ")])
    #expect(try Self.row("a\\,b") == [.variable("a"), .space(0.1667), .variable("b")])
    #expect(try Self.row("-") == [.sign(LabelSign("\u{2212}", .binary))])
  }

  @Test func scriptsHangOnTheNodeBefore() throws {
    let (x, i, two) = (LabelNode.variable("x"), LabelNode.variable("i"), LabelNode.upright("2"))
    let both = LabelNode.scripts(base: [x], below: [i], above: [two])
    #expect(try Self.row("x_i^2") == [both])
    #expect(try Self.row("x^2_i") == [both])
    #expect(
      try Self.row("x^{x_i}") == [
        .scripts(base: [x], below: [], above: [.scripts(base: [x], below: [i], above: [])])
      ])
    #expect(
      try Self.row("x''") == [
        .scripts(base: [x], below: [], above: [.sign(LabelSign("′′", .ordinary))])
      ])
    #expect(try Self.row("{x i}_2") == [.scripts(base: [.row([x, i])], below: [two], above: [])])
  }

  @Test func accentsAndRoots() throws {
    let rho = LabelNode.variable("ρ")
    for (accent, combined) in [
      (LabelAccent.hat, "ρ\u{302}"), (.bar, "ρ\u{304}"), (.tilde, "ρ\u{303}"),
    ] {
      #expect(try Self.row("\\\(accent.rawValue)\\rho") == [.accent(accent, [rho])])
      #expect(try Self.row("\\\(accent.rawValue){\\rho}") == [.accent(accent, [rho])])
      #expect(try Self.row(combined) == [.accent(accent, [rho])])
    }
    #expect(
      try Self.row("\\sqrt{n/d}")
        == [.root([.variable("n"), .sign(LabelSign("/", .ordinary)), .variable("d")])])
  }

  @Test(arguments: [
    ("$\\foo$", LabelError.unknownCommand("foo", label: "$\\foo$", place: 2)),
    ("a $x \\heta_1$", .unknownCommand("heta", label: "a $x \\heta_1$", place: 6)),
    ("cost $5", .unbalanced(label: "cost $5", place: 6)),
    ("$x_{ab$", .unbalanced(label: "$x_{ab$", place: 4)),
    ("$x}$", .unbalanced(label: "$x}$", place: 3)),
    ("$x_$", .missingArgument("_", label: "$x_$", place: 3)),
    ("$x^{}$", .missingArgument("^", label: "$x^{}$", place: 4)),
    ("$_i$", .missingArgument("_", label: "$_i$", place: 2)),
    ("$\\hat$", .missingArgument("\\hat", label: "$\\hat$", place: 5)),
    ("$\\sqrt}$", .missingArgument("\\sqrt", label: "$\\sqrt}$", place: 7)),
    ("$\\mathrm x$", .missingArgument("\\mathrm", label: "$\\mathrm x$", place: 2)),
    ("$\\mathrm{x$", .missingArgument("\\mathrm", label: "$\\mathrm{x$", place: 2)),
    ("$x\\$", .missingArgument("\\", label: "$x\\$", place: 3)),
    ("$x_1_2$", .secondScript(label: "$x_1_2$", place: 5)),
    ("$x'^2$", .secondScript(label: "$x'^2$", place: 4)),
    ("$x^{a^{b^c}}$", .scriptsTooDeep(label: "$x^{a^{b^c}}$", place: 9)),
    ("a $$ b", .emptyMathematics(label: "a $$ b", place: 4)),
  ])
  func brokenLabelsAreErrorsThatNameTheirPlace(label: String, expected: LabelError) {
    #expect(throws: expected) { try LabelParser.parse(label) }
    #expect(expected.description.contains("of the label '\(label)'"))
    #expect(throws: TextError.label(expected)) {
      try LabelSetter(measure: BoxTextMeasure()).place(label, size: 9)
    }
  }
}
