import Testing

@testable import MnemeReport

@Suite struct MathMLTests {
  static let cases: [(tex: String, mathML: String)] = [
    ("n", "<mi>n</mi>"),
    ("10.5", "<mn>10.5</mn>"),
    ("10\u{202F}000", "<mn>10\u{202F}000</mn>"),
    ("a - b", "<mi>a</mi><mo>\u{2212}</mo><mi>b</mi>"),
    (
      "n_{\\mathrm{mem}}", "<msub><mi>n</mi><mi>mem</mi></msub>"
    ),
    ("x_k^2", "<msubsup><mi>x</mi><mi>k</mi><mn>2</mn></msubsup>"),
    ("x'", "<msup><mi>x</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">′</mo></msup>"),
    ("\\sigma", "<mi>σ</mi>"),
    ("\\Sigma", "<mi mathvariant=\"normal\">Σ</mi>"),
    (
      "\\hat\\rho_X",
      "<msub><mover accent=\"true\"><mi>ρ</mi><mo stretchy=\"false\">^</mo></mover><mi>X</mi></msub>"
    ),
    (
      "\\bar{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">¯</mo></mover>"
    ),
    ("\\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\sqrt{q}", "<msqrt><mi>q</mi></msqrt>"),
    (
      "\\ln q",
      "<mi>ln</mi><mo>\u{2061}</mo><mspace width=\"0.1667em\"></mspace><mi>q</mi>"
    ),
    (
      "d \\det M",
      "<mi>d</mi><mspace width=\"0.1667em\"></mspace><mi>det</mi><mo>\u{2061}</mo>"
        + "<mspace width=\"0.1667em\"></mspace><mi>M</mi>"
    ),
    ("n \\ge d", "<mi>n</mi><mo>≥</mo><mi>d</mi>"),
    ("n \\le d", "<mi>n</mi><mo>≤</mo><mi>d</mi>"),
    ("a \\pm b", "<mi>a</mi><mo>±</mo><mi>b</mi>"),
    ("2 \\times 3", "<mn>2</mn><mo>×</mo><mn>3</mn>"),
    ("c \\to 0", "<mi>c</mi><mo>→</mo><mn>0</mn>"),
    ("\\mathbb{E}", "<mi mathvariant=\"normal\">𝔼</mi>"),
    ("\\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>"),
    ("\\mathcal{N}", "<mi mathvariant=\"normal\">𝒩</mi>"),
    ("\\text{if } n", "<mtext>if </mtext><mi>n</mi>"),
    (
      "\\|x\\|",
      "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo><mi>x</mi>"
        + "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo>"
    ),
    (
      "P(A \\mid B)",
      "<mi>P</mi><mo stretchy=\"false\" form=\"prefix\">(</mo><mi>A</mi>"
        + "<mo stretchy=\"false\" lspace=\"0.2778em\" rspace=\"0.2778em\">|</mo><mi>B</mi>"
        + "<mo stretchy=\"false\" form=\"postfix\">)</mo>"
    ),
    (
      "\\operatorname{KL}(p)",
      "<mi>KL</mi><mo>\u{2061}</mo><mo stretchy=\"false\" form=\"prefix\">(</mo><mi>p</mi>"
        + "<mo stretchy=\"false\" form=\"postfix\">)</mo>"
    ),
    (
      "\\left( x \\right.",
      "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mrow><mi>x</mi></mrow></mrow>"
    ),
    ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    ("\\int_0^1 t", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>t</mi>"),
  ]

  @Test(arguments: cases)
  func `writes what the formula says`(tex: String, mathML: String) throws {
    let expected =
      "<math><semantics><mrow>\(mathML)</mrow><annotation encoding=\"application/x-tex\">"
      + "\(Escaping.html(tex))</annotation></semantics></math>"
    #expect(try MathML.element(of: tex) == expected)
  }

  @Test func `limits of a sum stand below and above it in display only`() throws {
    let tex = "\\sum_{k=1}^n x_k"
    #expect(try MathML.element(of: tex).contains("<msubsup><mo>∑</mo>"))
    #expect(try MathML.element(of: tex, isDisplayed: true).contains("<munderover><mo>∑</mo>"))
  }

  @Test(arguments: [
    "\\unknown", "a_b_c", "{a", "a}", "\\frac{a}", "x^", "", "\\left( x", "\\right)", "a & b",
    "\\text{$x$}", "\\mathcal{a}", "\u{E000}0\u{E001}", "\\", "#", "\\frac12",
  ])
  func `refuses what it can't write`(tex: String) {
    #expect(throws: ReportError.self) { try MathML.element(of: tex) }
  }

  @Test func `an error names the command`() {
    #expect(throws: ReportError.wrongMath(tex: "\\foo x", detail: "unknown command '\\foo'")) {
      try MathML.element(of: "\\foo x")
    }
  }

  @Test func `formulas hold no markup of their own`() throws {
    let html = try MathML.element(of: "\\text{<script>\"&}")
    #expect(!html.contains("<script"))
    #expect(html.contains("<mtext>&lt;script&gt;&quot;&amp;</mtext>"))
  }
}

@Suite struct MathLifterTests {
  @Test func `code, dollars with a backslash and prices are no formulas`() {
    let markdown = "a $x_1$ `$y$` \\$5 and $6 or 7$8, $$z$$\n```\n$w$\n```\n"
    let formulas = MathLifter.pieces(of: markdown).compactMap { piece -> String? in
      switch piece {
      case .math(let tex, _): tex
      case .prose, .code: nil
      }
    }
    #expect(formulas == ["x_1", "z"])
  }

  @Test(arguments: [
    "a $x$ b", "$$\nx\n$$", "`a", "``a`b``", "$", "$$", "\\", "\\$x$", "a ~~~ b", "$a\n\nb$",
  ])
  func `the pieces are the source`(markdown: String) {
    let joined = MathLifter.pieces(of: markdown).map { piece in
      switch piece {
      case .prose(let text), .code(let text): text
      case .math(let tex, let isDisplayed): isDisplayed ? "$$\(tex)$$" : "$\(tex)$"
      }
    }.joined()
    #expect(joined == markdown)
  }
}
