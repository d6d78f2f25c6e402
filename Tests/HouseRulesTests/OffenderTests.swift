import Testing

/// Each rule catches what it is there to catch, names file and line, and lets its like pass.
@Suite struct OffenderTests {
  static func file(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: path, text: text)
  }

  static func places(_ violations: [Violation]) -> [String] {
    violations.map { "\($0.path):\($0.line)" }
  }

  // MARK: Walls

  @Test(arguments: [
    "import MnemeDiffusion", "package import MnemeDiffusion", "  @testable import MnemeDiffusion",
    "@preconcurrency internal import MnemeDiffusion", "import struct MnemeDiffusion.Denoiser",
    "private import enum MnemeDiffusion.Sampler", "@_spi(Test) public import MnemeDiffusion",
  ])
  func theoryCannotSeeDiffusion(statement: String) {
    let text = "/// Closed forms.\nimport Glibc\n\(statement)\nimport MnemeNumerics\n"
    let found = ImportRule.violations(in: Self.file("Sources/MnemeTheory/Bound.swift", text))
    #expect(
      found == [
        Violation(
          path: "Sources/MnemeTheory/Bound.swift", line: 3,
          what: "'MnemeTheory' may not import 'MnemeDiffusion'")
      ])
  }

  @Test(arguments: [
    ("MnemeDiffusion", "MnemeTheory"), ("MnemeMetrics", "MnemeDiffusion"),
    ("MnemeFigures", "MnemeExperiments"), ("MnemeReport", "MnemeMetrics"),
    ("MnemePlot", "MnemeTables"), ("MnemeEngine", "MnemeExperiments"),
    ("MnemeTables", "MnemeNumerics"), ("mneme", "MnemeTheory"), ("mneme", "MnemeMetrics"),
    ("MnemeFigures", "CCairo"), ("MnemeMetrics", "COpenBLAS"), ("MnemeReport", "CCrypto"),
    ("MnemeReport", "CZip"), ("MnemeTables", "Yams"), ("mneme", "Mustache"),
    ("MnemeExperiments", "ArgumentParser"),
    ("MnemeExperiments", "CCmarkGFM"), ("MnemeTheory", "CLapacke"), ("MnemeDiffusion", "CKernels"),
    ("mneme", "MnemeTorch"), ("MnemeExperiments", "MnemeTorch"), ("MnemeDiffusion", "CTorchShim"),
    ("mneme-network", "MnemeExperiments"), ("MnemeTorch", "MnemeTheory"),
    ("MnemeMetrics", "MnemeArrays"), ("MnemeArrays", "MnemeMetrics"), ("MnemeTables", "CZlib"),
  ])
  func wallsStandBetween(room: String, module: String) {
    let found = ImportRule.violations(in: Self.file("Sources/\(room)/A.swift", "import \(module)"))
    #expect(found.map(\.what) == ["'\(room)' may not import '\(module)'"])
  }

  @Test func importsInCommentsAndNamesAreNone() {
    let text = "// import MnemeTheory\n/// import MnemeTheory\nlet important = 1\nimportant()\n"
    #expect(Self.file("Sources/MnemeMetrics/A.swift", text).imports == [])
  }

  @Test func aRoomIsDecidedOnBeforeItIsBuilt() {
    let found = ImportRule.violations(in: Self.file("Sources/MnemeKitchen/A.swift", ""))
    #expect(Self.places(found) == ["Sources/MnemeKitchen/A.swift:1"])
  }

  @Test func nothingIsPassedOn() {
    let text = "import Glibc\n@_exported import MnemeNumerics\n"
    let found = ImportRule.violations(in: Self.file("Sources/MnemeMetrics/A.swift", text))
    #expect(Self.places(found) == ["Sources/MnemeMetrics/A.swift:2"])
  }

  @Test func cairoIsForCanvasTextAndFontOnly() {
    let fine = ["PDFCanvas", "TextLayout", "FontChoice"]
      .map { Self.file("Sources/MnemePlot/\($0).swift", "import CCairo\n") }
    #expect(CairoRule.violations(in: fine) == [])
    let axis = Self.file("Sources/MnemePlot/Axis.swift", "import Glibc\nimport CCairo\n")
    #expect(
      Self.places(CairoRule.violations(in: fine + [axis])) == ["Sources/MnemePlot/Axis.swift:2"])
    let many = (1...7).map { Self.file("Sources/MnemePlot/Canvas\($0).swift", "import CCairo\n") }
    #expect(Self.places(CairoRule.violations(in: many)) == ["Sources/MnemePlot/Canvas7.swift:1"])
  }

  // MARK: Words

  @Test(arguments: [
    "print(x)", "  Swift.print(x)", "debugPrint(x)", "let a = try? read()", "let a = try! read()",
    "let a = b as! Int", "fatalError(\"no\")", "do { try a() } catch {}", "} catch let e as E { }",
    "let url = \"https://example.org\"; print(url)", "// TODO: later", "/// FIXME",
  ])
  func forbiddenWordsAreFound(line: String) {
    let text = "import Glibc\n\n\(line)\n"
    let found = WordRule.violations(in: Self.file("Sources/MnemePlot/Axis.swift", text))
    #expect(Self.places(found) == ["Sources/MnemePlot/Axis.swift:3"])
  }

  @Test(arguments: [
    "fingerprint(x)", "table.print(x)", "/// As `try?` would.", "catch { throw a }",
    "let a = try read()", "let a = b as? Int", "a = b // no fatalError()",
  ])
  func wordsLikeThemPass(line: String) {
    #expect(WordRule.violations(in: Self.file("Sources/MnemePlot/Axis.swift", line)) == [])
  }

  @Test func theCommandLineMayPrintAndNoMore() {
    let path = "Sources/mneme/ListCommand.swift"
    #expect(WordRule.violations(in: Self.file(path, "print(x)\n")) == [])
    #expect(Self.places(WordRule.violations(in: Self.file(path, "\ntry? a()\n"))) == ["\(path):2"])
  }

  @Test func kernelsInCAreReadToo() {
    let found = WordRule.violations(
      in: Self.file("Sources/CKernels/sums.c", "int a;\n/* TODO */\n"))
    #expect(Self.places(found) == ["Sources/CKernels/sums.c:2"])
  }

  // MARK: The rest

  @Test func aLongFileIsFound() {
    let path = "Sources/MnemePlot/Axis.swift"
    let line = "let a = 1\n"
    let longest = String(repeating: line, count: SizeRule.mostLines)
    #expect(SizeRule.violations(in: Self.file(path, longest)) == [])
    #expect(
      Self.places(SizeRule.violations(in: Self.file(path, longest + line))) == ["\(path):401"])
  }

  @Test func aPlaceOfAMachineIsFound() {
    for place in MachineRule.places {
      let text = "# Settings\n\nfolder = \"\(place)data\"\n"
      let found = MachineRule.violations(in: Self.file("scripts/run.sh", text))
      #expect(Self.places(found) == ["scripts/run.sh:3"])
      let address = "https://example.org\(place)data and $top\(place)data and a\(place)b\n"
      #expect(MachineRule.violations(in: Self.file("README.md", address)) == [])
    }
  }

  @Test func aFloatingDependencyIsFound() {
    let text = """
      let dependencies: [Package.Dependency] = [
        .package(url: "https://example.org/a", exact: "1.0.0"),
        .package(
          url: "https://example.org/b",
          from: "1.0.0"),
        .package(path: "../c"),
      ]
      let product = Target.Dependency.product(name: "A", package: "a")
      """
    let found = PinRule.violations(in: Self.file("Package.swift", text))
    #expect(Self.places(found) == ["Package.swift:3", "Package.swift:6"])
  }

  @Test func anOldVersionIsFound() throws {
    let files = [
      Self.file("Sources/MnemeTables/Version.swift", "\n  static let text = \"1.2.0\"\n"),
      Self.file("CITATION.cff", "cff-version: 1.2.0\nversion: 1.1.0\n"),
      Self.file("CHANGELOG.md", "# Changes\n\n## 1.2.0\n\n## 1.1.0\n"),
    ]
    #expect(Self.places(try VersionRule.violations(in: files)) == ["CITATION.cff:2"])
    let fewer = try VersionRule.violations(in: Array(files.dropLast()))
    #expect(Self.places(fewer) == ["CITATION.cff:2", "CHANGELOG.md:1"])
  }

  @Test(arguments: [
    ("Theory, Eq. 19", ["19"]), ("Theory, Eq. 0", ["0"]), ("Theory, Eq. 12b.", ["12b"]),
    ("(Theory, Eqs. 3 and 20)", ["20"]), ("Theory, Eqs. 10-19", ["19"]),
    ("Theory, Eqs. 4, 4b and 9", ["4b"]), ("Theory,\n  /// Eqs. 17 to\n", []),
    ("Theory, Eq.\n  /// 21", ["21"]), ("Theory, Eq. 18a; Theory, Eqs. 11a–11b, 13a", []),
    ("Other Theory, Eq. 3 of 22 there", []),
  ])
  func citationsAreCheckedOneByOne(citation: String, unknown: [String]) {
    let path = "Sources/MnemeTheory/Bound.swift"
    let found = CitationRule.violations(in: Self.file(path, "/// A bound.\n/// \(citation)\n"))
    #expect(
      found == unknown.map { Violation(path: path, line: 2, what: "Theory has no Eq. \($0)") })
  }
}
