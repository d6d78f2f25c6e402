import Foundation
import Testing

@testable import MnemeReport

@Suite struct LaTeXTextTests {
  @Test(arguments: [
    ("100 % of A&B_c #1 $x$", "100 \\% of A\\&B\\_c \\#1 \\$x\\$"),
    ("{a}\\b^c~d", "\\{a\\}\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d"),
    (
      "<script> \"x\" `y`",
      "\\ensuremath{<}script\\ensuremath{>} \\char34{}x\\char34{} \\char96{}y\\char96{}"
    ),
    ("a--b,,c''", "a-{}-b,{},c'{}'"), ("a–b—c…", "a--b---c\\ldots{}"),
    (
      "10\u{202F}000 \u{2212}1.2\u{202F}×\u{202F}10⁻⁵",
      "10\\,000 \\ensuremath{-}1.2\\,\\ensuremath{\\times }\\,10\\ensuremath{^{-5}}"
    ),
    (
      "θ ≤ ∞, x₁₂",
      "\\ensuremath{\\theta} \\ensuremath{\\le } \\ensuremath{\\infty}, x\\ensuremath{_{12}}"
    ),
    ("Stéphane Mézard e\u{301} ı", "St\\'{e}phane M\\'{e}zard \\'{e} \\i{}"),
    (
      "🧠 שלום",
      "\\texttt{[U+1F9E0]} \\texttt{[U+05E9]}\\texttt{[U+05DC]}\\texttt{[U+05D5]}\\texttt{[U+05DD]}"
    ),
    ("two\nlines", "two lines"), ("", ""),
  ])
  func wordsAreEscaped(text: String, latex: String) {
    #expect(LaTeXText.escaped(text) == latex)
  }

  /// Only ASCII comes out, and every brace and command is one that was meant.
  @Test(arguments: HostileText.all)
  func hostileWordsAreHarmless(hostile: HostileText) throws {
    let latex = LaTeXText.escaped(hostile.text)
    #expect(latex.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 32 })
    let commands = Set(
      latex.matches(of: /\\([A-Za-z]+)/).map { String($0.output.1) })
    let meant: Set = [
      "textbackslash", "textasciicircum", "textasciitilde", "ensuremath", "char", "texttt", "ldots",
      "le", "times",
    ]
    #expect(commands.isSubset(of: meant), "\(commands.subtracting(meant))")
    #expect(!latex.contains(/(^|[^\\])[%&#$_~]/), "\(latex)")
    var depth = 0
    for match in latex.matches(of: /\\.|[{}]/) {
      depth += match.output == "{" ? 1 : match.output == "}" ? -1 : 0
      #expect(depth >= 0)
    }
    #expect(depth == 0, "\(latex)")
  }

  @Test func codeBreaksAndKeepsEverySign() {
    #expect(LaTeXText.code("a_b") == "\\texttt{a\\char95{}b}")
    let sum = String(repeating: "0123456789abcdef", count: 4)
    let latex = LaTeXText.code(sum)
    #expect(latex.components(separatedBy: "\\allowbreak{}").count == 4)
    #expect(latex.replacing("\\allowbreak{}", with: "") == "\\texttt{\(sum)}")
  }

  @Test func alternativeTextsStayReadable() {
    #expect(
      LaTeXText.alternative("50 % of {θ}, \"x\" <y>") == "50 \\% of \\{θ\\}, \"x\" <y>")
  }

  @Test func addressesKeepTheirSigns() {
    #expect(
      LaTeXText.address("https://a.b/c_d?e=1&f=%20#g{h}é")
        == "https://a.b/c\\_d?e=1\\&f=\\%20\\#g\\%7Bh\\%7D\\%C3\\%A9")
  }

  @Test(arguments: [
    ("headline_n_mem_50", "HeadlineNMemFiveZero"), ("linear-transition", "LinearTransition"),
    ("scales-2-n_mem", "ScalesTwoNMem"), ("Größe", "GrE"), ("", ""),
  ])
  func commandsHaveLettersOnly(name: String, command: String) {
    #expect(LaTeXName.command(name) == command)
  }

  @Test func labelsHavePlainSignsOnly() {
    #expect(LaTeXName.label("fig", "a b", "c_%}") == "fig:a-b:c-x25x7d")
  }
}
