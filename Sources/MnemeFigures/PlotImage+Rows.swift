import MnemePlot
import MnemeTables

extension PlotImage {
  /// nil where pixels are not what the row says of them.
  init?(_ row: MeasureImageRow) {
    let digits = Array(row.pixels.utf8)
    var bytes: [UInt8] = []
    for at in stride(from: 0, to: digits.count - 1, by: 2) {
      guard let high = Self.value(digits[at]), let low = Self.value(digits[at + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    guard bytes.count == row.width * row.height * row.channels, row.width > 0 else { return nil }
    if row.channels == 3 {
      self.init(rgb: bytes, width: row.width)
    } else {
      self.init(grey: bytes, width: row.width)
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    // A byte's values are no enum of ours.
    default: nil
    }
  }
}
