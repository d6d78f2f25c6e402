import Testing

@testable import MnemePlot

/// Places of runs, with boxes half an em wide for characters; size 10, so that a character is 5 pt.
@Suite struct LabelSetterTests {
  static var setter: LabelSetter { LabelSetter(measure: BoxTextMeasure()) }

  static func place(_ label: String) throws -> PlacedLabel { try setter.place(label, size: 10) }

  /// The starts of runs, in pt to a thousandth.
  static func starts(_ label: String) throws -> [Double] {
    try place(label).runs.map { ($0.x * 1000).rounded() / 1000 }
  }

  @Test func relationsStandInThickSpacesAndBinarySignsInMediumOnes() throws {
    #expect(try Self.starts("$a=b$") == [0, 7.778, 15.556])
    #expect(try Self.starts("$a+b$") == [0, 7.222, 14.444])
    #expect(try Self.starts("$a,b$") == [0, 5, 11.667])
    #expect(try Self.starts("$a/b$") == [0, 5, 10])
  }

  @Test func fencesStandClose() throws {
    #expect(try Self.starts("$(a\\|b)$") == [0, 5, 10, 15, 20])
    #expect(try Self.starts("$\\ln(a)$") == [0, 10, 15, 20])
    #expect(try Self.starts("$\\ln a$") == [0, 11.667])
    #expect(try Self.starts("$2\\ln a$") == [0, 6.667, 18.333])
  }

  @Test func aSignBeforeANumberStandsClose() throws {
    #expect(try Self.starts("$-1$") == [0, 5])
    #expect(try Self.starts("$a=-1$") == [0, 7.778, 15.556, 20.556])
    #expect(try Self.starts("$(-1)$") == [0, 5, 10, 15])
    #expect(try Self.starts("$\\times 10^{5}$")[1] == 5)
  }

  @Test func scriptsAreSmallerCloserAndOnTheirSides() throws {
    let label = try Self.place("$x_i^2$")
    let (base, low, high) = (label.runs[0], label.runs[1], label.runs[2])
    #expect(base.size == 10 && low.size == 0.72 * 10 && high.size == low.size)
    #expect(base.y == 0 && low.y > 0 && high.y < 0)
    #expect((5...6).contains(low.x) && (5...6).contains(high.x))
    // The ink of one stays off the ink of the other.
    #expect(high.y + 0.2 * 7.2 < low.y - 0.7 * 7.2)
    #expect(label.width >= low.x + 3.6 && label.width <= low.x + 3.6 + 1)
  }

  @Test func inScriptsRelationsStandClose() throws {
    let runs = try Self.place("$x_{i=1}$").runs
    #expect(abs(runs[2].x - runs[1].x - 3.6) <= 1e-9)
    #expect(abs(runs[3].x - runs[2].x - 3.6) <= 1e-9)
  }

  @Test func noScriptIsTooSmallToRead() throws {
    let label = try Self.setter.place("$x_{i_k}$", size: 7)
    #expect(label.runs.map(\.size) == [7, 7 * 0.72, Venue.minimumScriptSize])
    #expect(try Self.setter.place("$x_i$", size: 4).runs.map(\.size) == [4, 4])
  }

  @Test func theBarOfARootCoversItsRadicand() throws {
    let label = try Self.place("$\\sqrt{n/d}$")
    let bar = try #require(label.bars.first)
    let inner = label.runs.filter { $0.text != "√" }
    #expect(inner.map(\.text) == ["n", "/", "d"])
    for run in inner {
      #expect(run.x >= bar.x && run.x + 5 <= bar.x + bar.width)
      #expect(bar.y + bar.thickness < -0.7 * run.size)
    }
    let root = try #require(label.runs.first { $0.text == "√" })
    #expect(abs(root.y - 0.7 * root.size - bar.y) <= 1e-9, "the sign ends at the bar")
    #expect(label.width >= bar.x + bar.width && label.ascent >= -bar.y)
  }

  @Test(arguments: [("hat", "\u{02C6}"), ("tilde", "\u{02DC}")])
  func accentsStandOverTheMiddle(command: String, sign: String) throws {
    let label = try Self.place("$\\\(command){x}$")
    let mark = try #require(label.runs.first { $0.text == sign })
    #expect((0...1).contains(mark.x) && mark.y < 0)
    #expect(label.width == 5, "an accent takes no room of its own")
  }

  @Test func aBarStandsOverItsLetters() throws {
    let label = try Self.place("$\\bar{ab}$")
    let bar = try #require(label.bars.first)
    #expect(bar.y + bar.thickness < -7 && bar.width >= 8 && bar.width <= 10)
  }

  @Test func onlyWordsAreBold() throws {
    let bold = LabelSetter(measure: BoxTextMeasure(), isBold: true)
    let label = try bold.place("(a) $n_\\mathrm{mem}=2x$", size: 10)
    #expect(label.runs.map(\.face) == [.bold, .italic, .regular, .regular, .regular, .italic])
  }

  /// With real fonts: the gap that a reader sees after a subscript, and none of the overlaps.
  @Test(arguments: FontPreset.allCases)
  func inkOfNeighboursIsCloseAndApart(preset: FontPreset) throws {
    let engine = try TextEngine(preset)
    let label = try LabelSetter(measure: engine).place("$\\rho_G\\|\\rho$", size: 9)
    var ends: [(left: Double, right: Double)] = []
    for run in label.runs {
      let extent = try engine.extent(of: run.text, face: run.face, size: run.size)
      ends.append((run.x + extent.inkLeft, run.x + extent.inkRight))
    }
    for (before, after) in zip(ends, ends.dropFirst()) {
      let gap = after.left - before.right
      #expect(gap > 0 && gap < 0.2 * 9, "\(preset): \(gap) pt")
    }
  }
}
