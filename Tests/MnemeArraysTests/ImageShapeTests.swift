import MnemeArrays
import Testing

@Suite struct ImageShapeTests {
  @Test(arguments: [
    ([28, 28], 28, 28, 1, true, false), ([20, 30], 20, 30, 1, true, false),
    ([1, 28, 20], 28, 20, 1, true, false), ([3, 28, 20], 28, 20, 3, true, false),
    ([28, 20, 1], 28, 20, 1, false, false), ([28, 20, 3], 28, 20, 3, false, false),
    ([3, 32, 3], 32, 3, 3, true, false), ([784], 28, 28, 1, true, true),
    ([64], 8, 8, 1, true, true), ([3072], 32, 32, 3, true, true),
    ([192], 8, 8, 3, true, true), ([1, 1], 1, 1, 1, true, false),
  ])
  func imagesAreTold(
    shape: [Int], height: Int, width: Int, channels: Int, isChannelFirst: Bool, isGuessed: Bool
  ) throws {
    let image = try #require(ImageShape(itemShape: shape))
    #expect(image.height == height && image.width == width && image.channels == channels)
    #expect(image.isChannelFirst == isChannelFirst && image.isGuessed == isGuessed)
    #expect(image.dimension == shape.reduce(1, *))
  }

  @Test(arguments: [
    [], [1], [4], [49], [100 - 1], [785], [48], [2, 28, 28], [28, 28, 4], [1, 3, 8, 8], [0, 5], [0],
  ])
  func othersAreNone(shape: [Int]) {
    #expect(ImageShape(itemShape: shape) == nil)
  }

  @Test func pixelsAreInRowsWithTheirChannels() throws {
    let first = try #require(ImageShape(itemShape: [3, 1, 2]))
    #expect(first.pixels([0, 1, 2, 3, 4, 5], range: 0...5) == [0, 0.4, 0.8, 0.2, 0.6, 1])
    let last = try #require(ImageShape(itemShape: [1, 2, 3]))
    #expect(last.isChannelFirst)
    let wide = try #require(ImageShape(itemShape: [2, 2, 3]))
    let row = (0..<12).map(Float.init)
    #expect(wide.pixels(row, range: 0...8) == row.map { min(1, Double($0) / 8) })
    let grey = try #require(ImageShape(itemShape: [2, 2]))
    #expect(grey.pixels([-2, -1, .nan, 3], range: -1...1) == [0, 0, 0, 1])
    #expect(grey.pixels([1, 1, 1, 1], range: 1...1) == [0, 0, 0, 0])
  }
}
