import Foundation
import Testing

@testable import MnemeReport

@Suite struct LaTeXMathTests {
  @Test(arguments: [
    ("n_{\\mathrm{mem}}", "$n_{\\mathrm{mem}}$"), ("\\frac{1}{2}", "$\\frac{1}{2}$"),
    ("P(\\Delta > 0)", "$P(\\Delta >0)$"), ("\\mathcal{N}", "$\\mathcal{N}$"),
    ("\\mathbb{1}", "$\\mathbf{1}$"), ("a \\le b", "$a\\le b$"), ("a ≤ ½", "$a\\le \\frac{1}{2}$"),
    (
      "\\operatorname{KL}(\\rho_G \\parallel \\rho)",
      "$\\operatorname{KL}(\\rho _{G}\\parallel \\rho )$"
    ),
    ("\\ln x", "$\\ln x$"), ("\\text{50 %}", "$\\text{50 \\%}$"),
    ("\\left[ a \\right]", "$\\left[a\\right]$"), ("\\hat v", "$\\hat{v}$"),
    ("a \\lt b \\gt c", "$a<b>c$"), ("\\|x\\|", "$\\Vert x\\Vert $"),
    ("x \\thinspace y \\quad z", "$x\\,y\\quad z$"), ("\\theta_1^\\top", "$\\theta _{1}^{\\top }$"),
    ("10\u{2009}000", "$10\\,000$"),
    ("a - b * c", "$a-b*c$"), ("\\overline{a}", "$\\overline{a}$"), ("x \\mid y", "$x\\mid y$"),
  ])
  func formulasAreWrittenFromTheirTree(tex: String, latex: String) throws {
    #expect(try LaTeXMath.inline(tex) == latex)
  }

  @Test func aNumberAtTheEndIsATag() throws {
    #expect(
      try LaTeXMath.displayed("a = b.", number: "4a", label: "eq:x-4a")
        == "\\begin{equation*}\na=b. \\tag{4a}\\label{eq:x-4a}\n\\end{equation*}")
    #expect(
      try LaTeXMath.displayed("a") == "\\begin{equation*}\na\n\\end{equation*}")
  }

  @Test(arguments: ["\\input{/etc/passwd}", "\\write18{ls}", "a & b", "a # b", "a % b", "^^5c"])
  func whatTheSubsetDoesNotKnowIsRefused(tex: String) {
    #expect(throws: ReportError.self) { try LaTeXMath.inline(tex) }
  }

  /// No letter of the subset is lost: each command comes back as one that means the same.
  @Test func everyCommandOfTheSubsetIsWritten() throws {
    let names =
      Array(TeXCommands.letters.keys) + Array(TeXCommands.uprightLetters.keys)
      + TeXCommands.symbols.keys.filter { $0.allSatisfy(\.isLetter) }
    for name in names.sorted() {
      let latex = try LaTeXMath.inline("\\\(name)")
      #expect(latex.utf8.count == latex.unicodeScalars.count, "\(name): \(latex)")
      let again = try TeXParser.nodes(of: String(latex.dropFirst().dropLast()))
      let isSame = try TeXParser.nodes(of: "\\\(name)") == again
      // Two commands of the subset are signs of ASCII in LaTeX.
      #expect(isSame || ["$<$", "$>$", "$|$"].contains(latex), "\(name): \(latex)")
    }
  }
}
