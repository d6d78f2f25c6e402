import Testing

@testable import MnemePlot

@Suite struct DrawingComparisonTests {
  static let drawing = """
    page 100.00 50.00 #ffffff
    group panel 1
    path M12.50,3.00 L13.00,4.99 Z fill #112233/0.50 stroke #445566/1.00 0.70 dash 2.00,1.00
    label 20.00 30.00 turn 0 #000000 regular:8.00:0.25
    image 4x4 cells in 0.00 0.00 10.00 10.00 crc32 123456
    """

  @Test(arguments: [
    ("L13.00,4.99", "L13.00,5.00"), ("label 20.00", "label 19.99"), ("page 100.00", "page 100.01"),
    ("10.00 10.00 crc32", "10.00 9.99 crc32"), ("M12.50", "M12.50"), ("M12.50,3.00", "M12.50,2.99"),
  ])
  func aHundredthIsNothing(old: String, new: String) {
    let other = Self.drawing.replacing(old, with: new)
    #expect(DrawingComparison.difference(Self.drawing, other) == nil)
  }

  @Test(arguments: [
    (3, "L13.00,4.99", "L13.00,5.01"), (4, "label 20.00", "label 19.98"), (4, "0.25", "0.26"),
    (4, ":8.00:", ":8.01:"), (3, "#112233/0.50", "#112233/0.51"), (3, "#445566", "#445567"),
    (2, "panel 1", "panel 2"), (5, "123456", "123457"), (3, " Z", ""), (4, "turn 0", "turn 1"),
    (5, "\nimage 4x4 cells in 0.00 0.00 10.00 10.00 crc32 123456", ""), (3, "path M", "path L"),
    (1, "page 100.00", "page nan"),
  ])
  func moreIsADifference(line: Int, old: String, new: String) {
    let other = Self.drawing.replacing(old, with: new)
    #expect(DrawingComparison.difference(Self.drawing, other)?.line == line)
    #expect(DrawingComparison.difference(other, Self.drawing)?.line == line)
  }
}

@Suite struct PixelPictureTests {
  static let picture = PixelPicture(
    width: 3, height: 2, pixels: [0, 0xff_ffff, 0x12_3456, 0xff00, 0xff, 0xff_0000])

  @Test func aPNGComesBack() {
    #expect(PixelPicture(png: Self.picture.png) == Self.picture)
  }

  @Test func whatIsNoPNGIsNone() {
    let bytes = Self.picture.png
    for count in [0, 8, 24, 30, bytes.count / 2] {
      #expect(PixelPicture(png: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
    // A picture of 2^20 x 2^20 pixels, it says.
    var huge = bytes
    huge.replaceSubrange(16..<24, with: [0, 16, 0, 0, 0, 16, 0, 0])
    #expect(PixelPicture(png: huge) == nil)
  }

  @Test func differencesAreShownTenfold() throws {
    var other = Self.picture
    other.pixels[2] = 0x12_3457
    let difference = try #require(Self.picture.difference(from: other))
    #expect(difference.pixels == [0, 0, 10, 0, 0, 0])
    #expect(Self.picture.distance(to: other) > 0)
    let wider = PixelPicture(width: 6, height: 1, pixels: Self.picture.pixels)
    #expect(Self.picture.difference(from: wider) == nil)
    #expect(Self.picture.distance(to: wider) == .infinity)
  }
}
