import Testing

@testable import MnemeReport

/// Which words of the tables are set as symbols.
@Suite struct SymbolsTests {
  @Test func symbolsStandAlone() {
    #expect(
      Symbols.parts(of: "U-Net and U = P, n-d^2")
        == [
          .text("U-Net and "), .math("U"), .text(" = P, "), .math("n"), .text("-"), .math("d^2"),
        ])
  }

  @Test func formulasAreWholeAndInfinityIsASignOnlyInThem() {
    #expect(
      Symbols.parts(of: "r = inf; inf: the limit of tr(M M^T)/d")
        == [
          .math("r = \\infty"), .text("; inf: the limit of "),
          .math("\\operatorname{tr}(M M^\\top)/d"),
        ])
  }

  @Test func aPhraseEndsWithAWord() {
    #expect(Symbols.parts(of: "K = infinite") == [.math("K"), .text(" = infinite")])
    #expect(Symbols.parts(of: "kl_change: none") == [.text("change of KL:"), .text(" none")])
  }

  /// A bar in a formula would end the cell of a table in Markdown.
  @Test(arguments: ["ln|Delta|", "ln |Delta|", "|mu_G - mu|^2/sigma^2", "E|mu_G - mu|^2/sigma^2"])
  func noFormulaHasABar(words: String) throws {
    guard case .math(let formula)? = Symbols.parts(of: words).first else {
      Issue.record("'\(words)' is no formula")
      return
    }
    #expect(!formula.contains("|"))
    #expect(try MathML.element(of: formula).contains("|"))
  }
}
