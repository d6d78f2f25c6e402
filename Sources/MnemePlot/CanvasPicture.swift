import CCairo

extension PixelPicture {
  /// Pixels of a picture, at most: twice what the widest figure has.
  private static let mostPixels = 1 << 26

  /// The picture in the bytes of a PNG file; `nil` if they are not a PNG, cut short, or absurdly large.
  package init?(png bytes: [UInt8]) {
    guard let size = Self.size(of: bytes), size.width * size.height <= Self.mostPixels else {
      return nil
    }
    let source = ByteSource(bytes)
    let surface = withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(ByteSource.read, source.pointer)
    }
    guard let surface else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    // Other formats don't come from us.
    guard
      [CAIRO_FORMAT_RGB24, CAIRO_FORMAT_ARGB32].contains(cairo_image_surface_get_format(surface))
    else { return nil }
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    let raw = UnsafeRawPointer(data)
    for row in 0..<height {
      for column in 0..<width {
        pixels.append(
          raw.load(fromByteOffset: row * stride + 4 * column, as: UInt32.self) & 0xff_ffff)
      }
    }
    self.init(width: width, height: height, pixels: pixels)
  }

  /// As the header of a PNG says.
  private static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 24, bytes[..<8].elementsEqual([137, 80, 78, 71, 13, 10, 26, 10]) else {
      return nil
    }
    let numbers = [16, 20].map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard numbers.allSatisfy({ (1...1 << 20).contains($0) }) else { return nil }
    return (numbers[0], numbers[1])
  }

  /// The bytes of a PNG file.
  package var png: [UInt8] {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      let data = cairo_image_surface_get_data(surface)
    else { preconditionFailure("cairo gives no image of \(width) x \(height)") }
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let raw = UnsafeMutableRawPointer(data)
    for row in 0..<height {
      for column in 0..<width {
        raw.storeBytes(
          of: pixels[row * width + column], toByteOffset: row * stride + 4 * column, as: UInt32.self
        )
      }
    }
    cairo_surface_mark_dirty(surface)
    let sink = ByteSink()
    let status = withExtendedLifetime(sink) {
      cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer)
    }
    precondition(status == CAIRO_STATUS_SUCCESS, String(cString: cairo_status_to_string(status)))
    return sink.bytes
  }
}

/// Hands bytes to cairo.
private final class ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let read: cairo_read_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
    let source = Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
    let end = source.position + Int(length)
    guard end <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    for (offset, byte) in source.bytes[source.position..<end].enumerated() { data[offset] = byte }
    source.position = end
    return CAIRO_STATUS_SUCCESS
  }
}
