import Foundation
import Testing

@testable import MnemeReport

/// Numbered equations: printed, called by their numbers, listed where they are only named.
@Suite struct EquationTests {
  private static let prose = "linear-transition.md.mustache"

  private func rendered(
    _ change: @escaping (String) -> String
  ) throws -> (markdown: String, html: String) {
    try withTemplates(changing: Self.prose, by: change) {
      try Fixture().render(templates: $0)
    }
  }

  private func rendered(adding text: String) throws -> (markdown: String, html: String) {
    try rendered {
      $0.replacingOccurrences(of: "{{> provenance}}", with: "\(text)\n\n{{> provenance}}")
    }
  }

  @Test(arguments: TheoryEquation.allCases)
  func everyEquationIsInOurSubsetOfTeX(_ equation: TheoryEquation) throws {
    #expect(try MathML.element(of: equation.numberedTeX).contains("(\(equation.number))"))
    let latex = try LaTeXMath.displayed(
      equation.tex, number: equation.number, label: "eq:a:\(equation.number)")
    #expect(latex.contains("\\tag{\(equation.number)}\\label{eq:a:\(equation.number)}"))
  }

  @Test func aReferenceLeadsToWhereTheEquationIsPrinted() throws {
    let (markdown, html) = try rendered(adding: "As {{see_equation_9}} says.")
    #expect(html.contains("As <a href=\"#equation-9\">Eq. 9</a> says."))
    #expect(html.components(separatedBy: " id=\"equation-9\"").count == 2)
    #expect(markdown.contains("As [Eq. 9](#equation-9) says."))
    #expect(markdown.contains("<a id=\"equation-9\"></a>\n\n$$\\operatorname{KL}"))
  }

  @Test func whatIsOnlyNamedIsListed() throws {
    let before = try Fixture().render().html
    #expect(!before.contains("id=\"equation-17\""))
    let html = try rendered(adding: "As in {{see_equation_17}}.").html
    #expect(html.contains("The limit with infinitely many noise draws a sample; "))
    #expect(html.components(separatedBy: " id=\"equation-17\"").count == 2)
  }

  /// What is listed brings the equations whose symbols it uses, however far these lead.
  @Test func symbolsOfWhatIsListedAreListedToo() throws {
    func listed(_ draft: String, printing names: [String] = []) throws -> [TheoryEquation] {
      try EquationHoles.cited(in: draft, usedNames: names)
    }
    #expect(try listed("As in Eq. 15.") == [.logDeterminantLimit, .divergenceLimit])
    #expect(try listed("As in Eq. 13a.") == [.expectedTrace, .determinantBound, .sharpBound])
    #expect(try listed("As in Eq. 15.", printing: ["equation_14"]) == [.divergenceLimit])
    #expect(try listed("", printing: ["equation_15"]) == [.logDeterminantLimit])
    #expect(try listed("", printing: ["equation_14", "equation_15"]).isEmpty)
  }

  /// Captions and tables name equations in plain words.
  @Test func wordsCountToo() throws {
    let html = try rendered(adding: "As in Eq. 18a.").html
    #expect(html.contains("id=\"equation-18a\""))
  }

  @Test func anUnknownNumberIsAnError() throws {
    let error = #expect(throws: ReportError.self) { try rendered(adding: "As in Eq. 99.") }
    #expect(error == .unresolvedReferences(["Eq. 99"]))
    let hole = #expect(throws: ReportError.self) { try rendered(adding: "{{see_equation_99}}") }
    #expect(try #require(hole).description.contains("see_equation_99"))
  }

  @Test func aReferenceWithoutEquationAndListIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(changing: "provenance.md.mustache") {
        $0.replacingOccurrences(of: "{{cited_equations}}", with: "")
      } _: {
        try Fixture().render(templates: $0)
      }
    }
    guard case .unresolvedReferences(let targets)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(targets.contains("#equation-12"))
  }

  @Test func anEquationPrintedTwiceIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try rendered { $0 + "\n\n{{equation_9}}\n" }
    }
    #expect(error == .repeatedIdentifier("equation-9"))
  }

  @Test func aPaperHasLabels() throws {
    let run = try BundleFixture.run("linear-transition", QuickReportTests.figures[0].names)
    #expect(run.latex.prose.contains("\\label{eq:linear-transition:9}"))
    #expect(run.latex.prose.contains("Eq.~\\ref{eq:linear-transition:10}"))
  }
}
