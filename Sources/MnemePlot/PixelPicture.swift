/// A picture as pixels, and how far it is from another.
package struct PixelPicture: Sendable, Equatable {
  package let width: Int
  package let height: Int
  /// 0x00RRGGBB in rows from the top.
  package var pixels: [UInt32]

  init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "\(pixels.count) pixels of \(width) x \(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Largest distance that other versions of the libraries may bring about: they shade edges a little
  /// differently. A lost minus sign gives 0.02 and more (see `PixelGoldenTests`).
  package static let tolerance = 0.008
  /// Side of the squares that are compared.
  static let tile = 30

  /// The largest mean colour distance of a tile of 30 pixels: 0 for equal pictures, 1 for black
  /// instead of white. A lost minus sign is not averaged away by the paper around it.
  /// Infinite for pictures of different size.
  package func distance(to other: PixelPicture) -> Double {
    guard width == other.width, height == other.height else { return .infinity }
    var largest = 0.0
    for top in stride(from: 0, to: height, by: Self.tile) {
      for left in stride(from: 0, to: width, by: Self.tile) {
        let rows = top..<min(top + Self.tile, height)
        let columns = left..<min(left + Self.tile, width)
        var sum = 0.0
        for row in rows {
          for column in columns {
            sum += Self.distance(pixels[row * width + column], other.pixels[row * width + column])
          }
        }
        largest = max(largest, sum / Double(rows.count * columns.count))
      }
    }
    return largest
  }

  private static func distance(_ a: UInt32, _ b: UInt32) -> Double {
    if a == b { return 0 }
    let squares = [16, 8, 0].map { (shift: UInt32) -> Double in
      let difference = Double(a >> shift & 255) - Double(b >> shift & 255)
      return difference * difference
    }
    return (squares.reduce(0, +) / 3).squareRoot() / 255
  }

  /// Ten times what differs, on black; `nil` for pictures of different size.
  package func difference(from other: PixelPicture) -> PixelPicture? {
    guard width == other.width, height == other.height else { return nil }
    var result = self
    for index in pixels.indices {
      result.pixels[index] = [16, 8, 0].reduce(UInt32(0)) { pixel, shift in
        let a = Int(pixels[index] >> UInt32(shift) & 255)
        let b = Int(other.pixels[index] >> UInt32(shift) & 255)
        return pixel << 8 | UInt32(min(255, 10 * abs(a - b)))
      }
    }
    return result
  }
}
