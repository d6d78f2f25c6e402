import Testing

@testable import MnemePlot

@Suite struct LabelTeXTests {
  @Test(arguments: [
    ("rate 5 %", "rate 5 %"),
    ("$\\Prob(\\Delta > 0)$ and $\\KL$", "$\\mathrm{P}(\\Delta > 0)$ and $\\mathrm{KL}$"),
    ("$\\half\\tr M$", "$\\frac{1}{2}\\operatorname{tr} M$"),
    ("$a≤b$", "$a\\le b$"), ("$a‖b$", "$a\\|b$"), ("$−½$", "$-\\frac{1}{2}$"),
    ("$ρ\u{302}_t$", "$\\hat{\\rho }_t$"), ("$\\mathrm{naïve}$", "$\\mathrm{naïve}$"),
    ("≤ $\\ln\\det$", "≤ $\\ln\\det$"), ("$a\\,b\\ c\\|d$", "$a\\,b\\ c\\|d$"),
    ("$\\Probable$", "$\\Probable$"),
  ])
  func ownCommandsAndTypedSignsBecomeStandardTeX(label: String, expected: String) {
    #expect(LabelTeX.text(of: label) == expected)
  }
}
