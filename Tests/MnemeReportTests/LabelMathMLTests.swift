import MnemePlot
import Testing

@testable import MnemeReport

/// The labels of figures in their pages: what the figure draws, the page can say, and with the same
/// signs. The only place that sees both sides of the wall.
@Suite struct LabelMathMLTests {
  /// The MathML of a label of one formula.
  static func mathML(_ label: String) throws -> String {
    let tex = LabelTeX.text(of: label)
    return try MathML.element(of: String(tex.dropFirst().dropLast()))
  }

  @Test(arguments: [
    "$\\KL(\\rho_G\\|\\rho)/d$", "$\\Prob(\\Delta > 0)$", "$n_\\mathrm{mem}(\\half)/d$",
    "$\\hat\\rho \\ge \\bar{x}$", "$\\tilde{x}_{n+1}$", "$ρ\u{302}_t$", "$x_{i_k}^{2\\alpha}$",
    "$x''$", "$x'_t$", "$\\sqrt{n/d+1}$", "$\\ln\\det MM^{T} \\to \\infty$", "$3 \\times 10^{-3}$",
    "$a≤b≥c≠d≈e∼f∝g∈h→i$", "$a±b×c·d−1*2$", "$‖x‖,\\;|y|!$", "$½ + ∞ … \\ldots$",
    "$\\langle x\\rangle [a, b]\\{c\\}$", "$\\text{size of } n\\quad\\tr M\\%$", "$ρ + Δ$",
  ])
  func everyConstructOfTheLabelSyntaxBecomesMathML(label: String) throws {
    #expect(try LabelParser.parse(label).count == 1)
    let element = try Self.mathML(label)
    #expect(element.hasPrefix("<math>") && !element.contains("merror"))
  }

  @Test func everySignIsTheSameOnBothSides() throws {
    for (name, letter) in LabelSymbols.variables { #expect(TeXCommands.letters[name] == letter) }
    for (name, sign) in LabelSymbols.signs where sign.role != .function {
      #expect(TeXCommands.symbols[name]?.character == sign.text, "\\\(name)")
    }
    for (name, width) in LabelSymbols.spaces { #expect(TeXCommands.spaces[name] == width) }
    for accent in LabelAccent.allCases { #expect(TeXCommands.accents[accent.rawValue] != nil) }
  }

  /// Letters, names, signs and functions, each through the whole way.
  @Test func everyCommandArrives() throws {
    let commands =
      LabelSymbols.upright.mapValues { $0 == "½" ? "<mfrac>" : $0 }
      .merging(LabelSymbols.signs.mapValues(\.text)) { one, _ in one }
      .merging(LabelSymbols.variables) { one, _ in one }
    #expect(commands.count >= 70)
    for (name, text) in commands {
      let content = try Self.mathML("$a \\\(name) b$").components(before: "<annotation")
      #expect(content.contains(text), "\\\(name): \(content)")
    }
  }

  @Test func everyTypedSignArrives() throws {
    for (character, sign) in LabelSymbols.typed {
      let content = try Self.mathML("$a \(character) b$").components(before: "<annotation")
      let text = ["<": "&lt;", ">": "&gt;", "½": "<mfrac>"][sign.text] ?? sign.text
      #expect(content.contains(text), "\(character): \(content)")
    }
  }

  @Test func whatIsBrokenInAFigureIsBrokenInThePage() {
    for label in ["$\\foo$", "$x_{a$", "$x_$", "$x_1_2$", "$\\hat$"] {
      #expect(throws: LabelError.self) { try LabelParser.parse(label) }
      #expect(throws: ReportError.self) { try Self.mathML(label) }
    }
  }
}

extension StringProtocol {
  fileprivate func components(before mark: String) -> String {
    String(split(separator: mark, maxSplits: 1)[0])
  }
}
