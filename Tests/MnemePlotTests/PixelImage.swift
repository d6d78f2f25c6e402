import CCairo
import Foundation
import Testing

@testable import MnemePlot

/// A picture as pixels, and how far it is from another.
struct PixelImage {
  let width: Int
  let height: Int
  /// 0x00RRGGBB in rows from the top.
  var pixels: [UInt32]

  /// What a list looks like at 300 dpi.
  init(of list: DisplayList) throws {
    let provenance = FigureProvenance(title: "", subject: "", creator: "", dataDigest: "")
    let bytes = try CanvasFile.bytes(
      of: list, as: .png, name: "pixels", provenance: provenance, text: TextEngine())
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
    try Data(bytes).write(to: file)
    try self.init(file: file)
    try FileManager.default.removeItem(at: file)
  }

  init(file: URL) throws {
    let surface = try #require(cairo_image_surface_create_from_png(file.path))
    defer { cairo_surface_destroy(surface) }
    try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, "\(file.path)")
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = UnsafeRawPointer(try #require(cairo_image_surface_get_data(surface)))
    pixels = []
    for row in 0..<height {
      for column in 0..<width {
        pixels.append(
          data.load(fromByteOffset: row * stride + 4 * column, as: UInt32.self) & 0xff_ffff)
      }
    }
  }

  func write(to file: URL) throws {
    let surface = try #require(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = UnsafeMutableRawPointer(try #require(cairo_image_surface_get_data(surface)))
    for row in 0..<height {
      for column in 0..<width {
        data.storeBytes(
          of: pixels[row * width + column], toByteOffset: row * stride + 4 * column, as: UInt32.self
        )
      }
    }
    cairo_surface_mark_dirty(surface)
    try #require(cairo_surface_write_to_png(surface, file.path) == CAIRO_STATUS_SUCCESS)
  }

  // MARK: Distance

  static let tile = 30

  /// The largest mean colour distance of a tile of 30 pixels: 0 for equal pictures, 1 for black
  /// instead of white. A lost minus sign is not averaged away by the paper around it.
  /// Infinite for pictures of different size.
  func distance(to other: PixelImage) -> Double {
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

  /// Ten times what differs, on black.
  func difference(from other: PixelImage) -> PixelImage {
    var result = self
    guard width == other.width, height == other.height else { return result }
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
