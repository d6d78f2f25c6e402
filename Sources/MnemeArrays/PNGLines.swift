/// The lines of a PNG, each written as differences to its neighbours.
enum PNGLines {
  /// - Parameter lines: as inflated, `header.filteredBytes`.
  /// - Returns: the pixels, without the filters' numbers.
  static func unfiltered(
    _ lines: [UInt8], _ header: PNGHeader, path: String
  ) throws(ArrayError) -> [UInt8] {
    let length = header.lineBytes
    var pixels = [UInt8](repeating: 0, count: header.height * length)
    for line in 0..<header.height {
      let start = line * (length + 1)
      let isKnown = restore(
        filter: lines[start], lines[(start + 1)..<(start + 1 + length)], to: &pixels,
        at: line * length, channels: header.channels)
      guard isKnown else {
        throw .picture(path: path, .broken("line \(line) has the unknown filter \(lines[start])"))
      }
    }
    return pixels
  }

  /// Adds to each byte what its filter predicts from the bytes to the left (`a`), above (`b`) and
  /// above to the left (`c`); beyond the edges these are zero.
  private static func restore(
    filter: UInt8, _ line: ArraySlice<UInt8>, to pixels: inout [UInt8], at start: Int,
    channels: Int
  ) -> Bool {
    guard filter <= 4 else { return false }
    let length = line.count
    for (index, byte) in line.enumerated() {
      let place = start + index
      let hasLeft = index >= channels
      let hasAbove = start > 0
      let a = hasLeft ? pixels[place - channels] : 0
      let b = hasAbove ? pixels[place - length] : 0
      let c = hasLeft && hasAbove ? pixels[place - length - channels] : 0
      let prediction: UInt8 =
        switch filter {
        case 0: 0
        case 1: a
        case 2: b
        case 3: UInt8((Int(a) + Int(b)) / 2)
        default: nearest(a, b, c)
        }
      pixels[place] = byte &+ prediction
    }
    return true
  }

  /// Paeth's choice: the one of the three that is nearest to a + b − c.
  private static func nearest(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8 {
    let estimate = Int(a) + Int(b) - Int(c)
    let toA = abs(estimate - Int(a))
    let toB = abs(estimate - Int(b))
    let toC = abs(estimate - Int(c))
    return toA <= toB && toA <= toC ? a : toB <= toC ? b : c
  }
}
