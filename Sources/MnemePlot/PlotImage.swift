/// Pixels in rows from the top.
package struct PlotImage: Sendable, Equatable {
  package let width: Int
  package let height: Int
  /// `width * height` times 0xAARRGGBB, not premultiplied.
  package var pixels: [UInt32]

  /// An image of one colour, see-through unless told otherwise.
  package init(width: Int, height: Int, filledWith pixel: UInt32 = 0) {
    self.init(
      width: width, height: height, pixels: [UInt32](repeating: pixel, count: width * height))
  }

  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height,
      "\(pixels.count) pixels for an image of \(width) x \(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package var isOpaque: Bool { pixels.allSatisfy { $0 >> 24 == 255 } }

  /// The one opaque colour of an image that is see-through elsewhere; nil for any other image.
  var onlyInk: UInt32? {
    guard let ink = pixels.first(where: { $0 != 0 }), ink >> 24 == 255, pixels.contains(0),
      pixels.allSatisfy({ $0 == 0 || $0 == ink })
    else { return nil }
    return ink
  }

  /// Bytes in the order alpha, red, green, blue.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * pixels.count)
    for pixel in pixels {
      for shift: UInt32 in [24, 16, 8, 0] {
        bytes.append(UInt8(truncatingIfNeeded: pixel >> shift))
      }
    }
    return bytes
  }
}

extension PlotColor {
  /// 0xAARRGGBB.
  package var pixel: UInt32 {
    [alpha, red, green, blue].reduce(0) { pixel, component in
      pixel << 8 | UInt32(min(max((component * 255).rounded(), 0), 255))
    }
  }
}

/// How an image meets the pixels of a device.
package enum ImageScaling: String, Sendable, Equatable {
  /// Pixels are cells with hard edges.
  case cells
  /// Pixels are finer than what the device shows, and are averaged.
  case fine
}
