import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

@Suite struct PaperBundleTests {
  static let experiment = QuickReportTests.figures[0]

  static func one() throws -> [String: String] {
    try texts([try BundleFixture.run(experiment.experiment, experiment.names)])
  }

  /// The files of a bundle that are text, by name.
  static func texts(_ runs: [BundledRun]) throws -> [String: String] {
    try texts(try BundleFixture.bundle(runs).entries())
  }

  static func texts(_ entries: [ZipArchive.Entry]) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: entries.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func aBundleHasAllThatAPaperNeeds() throws {
    let files = try Self.one()
    for name in [
      "README", "CITATION.cff", "CHECKSUMS.sha256", "references.bib", "example.tex",
      "ro-crate-metadata.json", "macros.tex", "captions.tex", "report.tex", "run/manifest.json",
      "run/spec.yaml", "run/report.html", "run/report.md", "run/tables/linear_transition.csv",
      "tables/linear_transition.csv", "tables/scales.tex", "tables/kl-divergence.tex",
      "tables/memorization-transition.tex", "figures/kl-divergence.pdf",
    ] {
      #expect(files[name]?.isEmpty == false, "\(name)")
    }
  }

  @Test func theSumsAreThoseOfAllOtherFiles() throws {
    let entries = try BundleFixture.bundle([
      try BundleFixture.run(Self.experiment.experiment, Self.experiment.names)
    ]).entries()
    let sums = try #require(entries.first { $0.name == PaperBundle.checksumsName })
    let expected = entries.filter { $0.name != PaperBundle.checksumsName }
      .map { "\(Digest.sha256($0.bytes))  \($0.name)" }
    let found = String(decoding: sums.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(Set(found) == Set(expected) && found.count == expected.count)
    #expect(found.map { $0.dropFirst(66) } == found.map { $0.dropFirst(66) }.sorted())
  }

  /// Every number of the prose is a command with its exact value and its cell above it.
  @Test func numbersAreCommands() throws {
    let files = try Self.one()
    let macros = try #require(files["macros.tex"])
    let prose = try #require(files["report.tex"])
    let defined = macros.matches(of: /\\newcommand\*\{(\\[A-Za-z]+)\}/).map { String($0.output.1) }
    #expect(Set(defined).count == defined.count && defined.count > 40)
    let used = Set(prose.matches(of: /\\LinearTransition[A-Za-z]+/).map { String($0.output) })
    let figures = used.filter { $0.hasPrefix("\\LinearTransitionFigure") }
    #expect(figures.count == 3)
    #expect(used.subtracting(figures).subtracting(["\\LinearTransitionFolder"]).count > 20)
    #expect(used.subtracting(figures).isSubset(of: defined))
    let lines = macros.split(separator: "\n")
    for (index, line) in lines.enumerated() where line.hasPrefix("\\newcommand*") {
      let isNumber = !line.dropFirst(12).contains("{}")
      if isNumber, !line.contains("Folder}") {
        #expect(lines[index - 1].contains(#/^% .*, .*(csv|manifest\.json): /#), "\(line)")
      }
    }
  }

  @Test func anExactValueStandsAboveItsCommand() throws {
    let macros = LaTeXMacros(prefix: "Study")
    let mean = QuotedNumber(
      text: "0.123(4)", exact: "0.12345", source: "a.csv: n = 5; columns mean, mean_standard_error")
    let low = QuotedNumber(text: "\u{2212}1", exact: "-1.2", source: "a.csv: n = 5; column low")
    #expect(try macros.latex(of: [.number(mean)], hole: "mean_5") == "\\StudyMeanFive{}")
    #expect(
      try macros.latex(of: [.number(mean), .text(" > "), .number(low)], hole: "pair")
        == "\\StudyPair{}")
    #expect(try macros.latex(of: [.missing(reason: "no trials")], hole: "gone") == "\\StudyGone{}")
    #expect(try macros.latex(of: [.text("words")], hole: "words") == nil)
    let text = macros.text(folderCommand: "\\StudyFolder", folder: "s/")
    #expect(text.contains("\\newcommand*{\\StudyFolder}{s/}\n"))
    #expect(
      text.contains(
        "% 0.12345, a.csv: n = 5; columns mean, mean_standard_error\n"
          + "\\newcommand*{\\StudyMeanFive}{0.123(4)}\n"))
    #expect(
      text.contains(
        "% -1.2, a.csv: n = 5; column low\n\\newcommand*{\\StudyPairLow}{\\ensuremath{-}1}\n"
          + "\\newcommand*{\\StudyPair}{\\StudyPairMean{} \\ensuremath{>} \\StudyPairLow{}}\n"))
    #expect(
      text.contains(
        "% not available: no trials\n\\newcommand*{\\StudyGone}{not available (no trials)}\n"))
  }

  /// Two holes whose names differ in signs only keep their numbers apart.
  @Test func noCommandIsDefinedTwice() throws {
    let macros = LaTeXMacros(prefix: "Study")
    for exact in ["1", "2", "1"] {
      let number = QuotedNumber(text: exact, exact: exact, source: "a.csv: k; column c")
      _ = try macros.latex(of: [.number(number)], hole: exact == "1" ? "a_b" : "a-b")
    }
    #expect(macros.entries.map(\.command) == ["\\StudyAB", "\\StudyABX"])
    #expect(macros.entries.map(\.body) == ["1", "2"])
  }

  @Test func captionsHaveAlternativeTexts() throws {
    let run = try BundleFixture.run(
      Self.experiment.experiment, Self.experiment.names, altText: "50 % of {x}, from 1 to 2")
    let captions = try #require(try Self.texts([run])["captions.tex"])
    #expect(
      captions.components(separatedBy: "\\includegraphics[alt={50 \\% of \\{x\\}, from 1 to 2}]")
        .count == 4)
    #expect(captions.contains("{\\LinearTransitionFolder figures/kl-divergence.pdf}"))
    #expect(captions.contains("\\label{fig:linear-transition:kl-divergence}"))
    #expect(captions.contains("A caption with $n_{\\mathrm{mem}}$ and 5 \\%."))
  }

  @Test func tablesAreForBooktabs() throws {
    let tables = try Self.one().filter { $0.key.hasPrefix("tables/") && $0.key.hasSuffix(".tex") }
    #expect(tables.count >= 10)
    for (name, text) in tables {
      for part in [
        "\\caption{", "\\label{tab:linear-transition:", "\\toprule", "\\midrule", "\\bottomrule",
      ] {
        #expect(text.contains(part), "\(name) lacks \(part)")
      }
      #expect(!text.contains("\\caption{}") && !text.contains(/tabular\}\{[^\n]*\|/), "\(name)")
    }
  }

  /// What is cited in any report is in the one bibliography, and nothing else but the paper and Mneme.
  @Test func theBibliographyHoldsWhatIsCited() throws {
    let files = try Self.texts(try BundleFixture.whole.get())
    let entries = try #require(files["references.bib"]).matches(of: /(?m)^@[a-z]+\{([a-z0-9]+),/)
      .map { String($0.output.1) }
    let cited = files.filter { $0.key.hasSuffix("report.tex") }.values
      .flatMap { $0.matches(of: /\\cite\{([a-z0-9]+)\}/).map { String($0.output.1) } }
    #expect(Set(cited).union(["halder2024memorization", "mneme"]) == Set(entries))
    #expect(Set(entries).count == entries.count && entries.count >= 8)
  }

  @Test func severalRunsHaveAFolderEach() throws {
    let files = try Self.texts(try BundleFixture.whole.get())
    for experiment in Report.experiments {
      for name in ["macros.tex", "report.tex", "run/manifest.json"] {
        #expect(files["\(experiment)/\(name)"] != nil, "\(experiment)/\(name)")
      }
      #expect(files["example.tex"]?.contains("\\input{\(experiment)/report.tex}") == true)
    }
    // No command is another run's.
    let commands = files.filter { $0.key.hasSuffix("macros.tex") }.values
      .flatMap { $0.matches(of: /\\newcommand\*\{(\\[A-Za-z]+)\}/).map { String($0.output.1) } }
    #expect(Set(commands).count == commands.count)
  }

  @Test func equalRunsMakeEqualBytes() throws {
    let first = try BundleFixture.whole.get()
    let second = try BundleFixture.bundle(try BundleFixture.all()).entries()
    #expect(try ZipArchive.bytes(of: first) == ZipArchive.bytes(of: second))
  }

  @Test func aChangedFileIsNotBundled() throws {
    let fixture = Fixture()
    try fixture.inRunFolder { run in
      var manifest = fixture.manifest
      manifest.figures = []
      manifest.tables = []
      #expect(throws: BundleError.missingFile(path: "\(run.path)/report.html")) {
        try BundledRun.files(of: run, manifest: manifest)
      }
      for name in ["report.html", "report.md", "spec.yaml"] {
        try AtomicFile.write("x", to: "\(run.path)/\(name)")
      }
      #expect(try BundledRun.files(of: run, manifest: manifest).count == 4)
      manifest.tables = [.init(name: "headlines.csv", sha256: String(repeating: "0", count: 64))]
      #expect(throws: BundleError.changedFile(path: "\(run.tablesPath)/headlines.csv")) {
        try BundledRun.files(of: run, manifest: manifest)
      }
      manifest.tables = []
      manifest.reports = [.init(name: "report.md", sha256: Digest.sha256("y"))]
      #expect(throws: BundleError.changedFile(path: "\(run.reportMarkdownPath)")) {
        try BundledRun.files(of: run, manifest: manifest)
      }
    }
  }
}
