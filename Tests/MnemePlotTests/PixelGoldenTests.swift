import Foundation
import Testing

@testable import MnemePlot

/// The comparison of pictures: what it must see, and what it may overlook.
@Suite struct PixelGoldenTests {
  static func list(_ commands: [DrawCommand]) -> DisplayList {
    DisplayList(width: 100, height: 60, background: Theme.light.background, commands: commands)
  }

  static func number(_ text: String) throws -> DisplayList {
    let label = try LabelSetter(measure: TextEngine()).place(text, size: 7)
    let width = try LabelSetter(measure: TextEngine()).place("\u{2212}1", size: 7).width
    // Right-aligned, as numbers beside an axis.
    return list([
      .label(
        label, at: PlotPoint(40 + width - label.width, 30), quarterTurns: 0,
        color: Theme.light.ink)
    ])
  }

  static func mark(shift: Double) throws -> DisplayList {
    let painter = MarkStage.painter()
    return list(
      painter.markers([PlotPoint(50 + shift, 40)], MarkerLook(.category(0), shape: .square)))
  }

  @Test func aPictureIsLikeItself() throws {
    let picture = try PixelImage(of: Self.number("\u{2212}1"))
    #expect(picture.distance(to: picture) == 0)
    #expect(picture.pixels.contains { $0 != 0xff_ffff })
  }

  @Test func aLostMinusSignIsSeen() throws {
    let distance = try PixelImage(of: Self.number("\u{2212}1"))
      .distance(to: PixelImage(of: Self.number("1")))
    #expect(distance >= 2 * PixelGolden.tolerance)
  }

  @Test func aHyphenForAMinusSignIsSeen() throws {
    let distance = try PixelImage(of: Self.number("\u{2212}1"))
      .distance(to: PixelImage(of: Self.number("\u{2010}1")))
    #expect(distance > PixelGolden.tolerance)
  }

  @Test func aShiftOfThreePixelsIsSeen() throws {
    let distance = try PixelImage(of: Self.mark(shift: 0))
      .distance(to: PixelImage(of: Self.mark(shift: 3 * 72 / 300)))
    #expect(distance >= 2 * PixelGolden.tolerance)
  }

  @Test func swappedColoursAreSeen() throws {
    func line(_ category: Int) throws -> PixelImage {
      try PixelImage(
        of: Self.list(
          MarkStage.ink(
            .line([PlotPoint(0, 0.5), PlotPoint(1, 0.6)], LineLook(.category(category))))))
    }
    #expect(try line(0).distance(to: line(1)) >= 2 * PixelGolden.tolerance)
  }

  @Test func aSixteenthOfAPixelIsOverlooked() throws {
    let distance = try PixelImage(of: Self.mark(shift: 0))
      .distance(to: PixelImage(of: Self.mark(shift: 72.0 / 300 / 16)))
    #expect(distance > 0 && distance <= PixelGolden.tolerance)
  }

  @Test func aDifferenceFailsAndIsShown() throws {
    let expected = try PixelImage(of: Self.number("\u{2212}1"))
    let actual = try PixelImage(of: Self.number("1"))
    let name = "shown-\(UUID().uuidString)"
    withKnownIssue { try PixelGolden.compare(actual, expected, name) }
    let files = ["expected", "actual", "difference"].map {
      PixelGolden.folder.appending(path: "\(name)-\($0).png")
    }
    #expect(try PixelImage(file: files[0]).pixels == expected.pixels)
    #expect(try PixelImage(file: files[1]).pixels == actual.pixels)
    // Ink only where the sign was.
    let difference = try PixelImage(file: files[2])
    let changed = expected.pixels.indices.filter { expected.pixels[$0] != actual.pixels[$0] }
    #expect(!changed.isEmpty)
    #expect(changed == difference.pixels.indices.filter { difference.pixels[$0] != 0 })
    for file in files { try FileManager.default.removeItem(at: file) }
  }

  @Test func picturesOfOtherSizeAreFar() throws {
    var small = Self.list([])
    small.width = 50
    #expect(try PixelImage(of: small).distance(to: PixelImage(of: Self.list([]))) == .infinity)
  }
}
