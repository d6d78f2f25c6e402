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
}
