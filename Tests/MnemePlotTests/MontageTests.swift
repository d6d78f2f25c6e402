import Testing

@testable import MnemePlot

@Suite struct MontageTests {
  static func picture(_ shade: UInt8, width: Int = 8) -> MontagePicture {
    MontagePicture(PlotImage(grey: [UInt8](repeating: shade, count: width * width), width: width))
  }

  static func layout(_ montage: Montage) -> MontageLayout {
    MontageLayout(montage: montage, frame: MarkStage.frame, theme: .light, textSize: 7)
  }

  static func commands(_ montage: Montage) throws -> [DrawCommand] {
    let setter = LabelSetter(measure: BoxTextMeasure())
    return try layout(montage).commands { text throws(TextError) in
      try setter.place(text, size: 7)
    }
  }

  @Test func picturesKeepTheirPixelsAndShapeAndDoNotTouch() throws {
    let rows = (0..<3).map { row in (0..<4).map { Self.picture(UInt8(row * 4 + $0)) } }
    let images = try Self.commands(Montage(rows: rows, groupSize: 2)).compactMap(\.image)
    #expect(images.map(\.image) == rows.joined().map(\.image))
    #expect(images.allSatisfy { $0.scaling == .cells })
    for (index, (_, rect, _)) in images.enumerated() {
      #expect(abs(rect.width - rect.height) < 1e-9)
      #expect(MarkStage.frame.contains(rect, slack: 1e-9))
      #expect(!images.dropFirst(index + 1).contains { $0.rect.intersects(rect) })
    }
    // Pairs stand closer than groups.
    let (first, second, third) = (images[0].rect, images[1].rect, images[2].rect)
    #expect(third.minX - second.maxX > second.minX - first.maxX + 3)
  }

  @Test func wordsStandBesideAndOverThePictures() throws {
    let montage = Montage(
      rows: [[Self.picture(0), nil], [Self.picture(9), Self.picture(8)]],
      rowLabels: ["n", "m"], columnLabels: ["a", "b"])
    let commands = try Self.commands(montage)
    let list = DisplayList(
      width: 200, height: 200, background: Theme.light.background, commands: commands)
    #expect(list.textBoxes.map(\.text) == ["n", "m", "a", "b"])
    let images = commands.compactMap(\.image)
    #expect(images.count == 3)
    for text in list.textBoxes {
      #expect(MarkStage.frame.contains(text.box, slack: 1))
      #expect(!images.contains { $0.rect.intersects(text.box) })
    }
  }

  /// Rows without captions stand as near to each other as if there were none anywhere.
  @Test func onlyARowWithCaptionsLeavesRoomForThem() throws {
    let captioned = MontagePicture(Self.picture(0).image, caption: "0.5")
    let montage = Montage(rows: [[Self.picture(1)], [captioned], [Self.picture(2)]])
    let rects = try Self.commands(montage).compactMap(\.image).map(\.rect)
    let (first, second) = (rects[1].minY - rects[0].maxY, rects[2].minY - rects[1].maxY)
    #expect(first < 4 && second > first + 7)
    #expect(rects.allSatisfy { MarkStage.frame.contains($0, slack: 1e-9) })
  }

  @Test func anEmphasisedFrameIsHeavier() throws {
    let image = Self.picture(0).image
    let montage = Montage(rows: [
      [MontagePicture(image), MontagePicture(image, emphasis: .category(1))]
    ])
    let frames = try Self.commands(montage).compactMap(\.path).compactMap(\.stroke)
    #expect(frames[1].width >= 2 * frames[0].width)
    #expect(frames[1].color == Theme.light.categories[1])
  }

  @Test func bytesBecomePixels() {
    #expect(
      PlotImage(grey: [0, 127, 255, 1], width: 2).pixels == [
        0xff00_0000, 0xff7f_7f7f, 0xffff_ffff, 0xff01_0101,
      ])
    let color = PlotImage(rgb: [1, 2, 3, 255, 0, 16], width: 1)
    #expect(color.pixels == [0xff01_0203, 0xffff_0010])
    #expect((color.width, color.height) == (1, 2))
  }
}
