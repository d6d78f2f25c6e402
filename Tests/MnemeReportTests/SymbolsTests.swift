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
}
