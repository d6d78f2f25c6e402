/// How the numbers of a row make an image.
package struct ImageShape: Sendable, Equatable {
  package let height: Int
  package let width: Int
  /// 1: grey; 3: red, green, blue.
  package let channels: Int
  /// Whether each channel is a plane of its own, as PyTorch has it.
  package let isChannelFirst: Bool
  /// Whether the shape said nothing, and the number of values alone was the reason.
  package let isGuessed: Bool

  /// Smaller squares are more likely no images.
  private static let smallestGuess = 8

  /// (H, W), (1 or 3, H, W), (H, W, 1 or 3); one axis of H·H numbers, grey, or 3·H·H, channel first,
  /// where H is at least 8.
  ///
  /// - Returns: nil if the items can't be shown as images.
  package init?(itemShape: [Int]) {
    guard itemShape.allSatisfy({ $0 > 0 }) else { return nil }
    switch itemShape.count {
    case 1: self.init(guessedFrom: itemShape[0])
    case 2: self.init(itemShape[0], itemShape[1], channels: 1, isChannelFirst: true)
    case 3 where Self.isChannels(itemShape[0]):
      self.init(itemShape[1], itemShape[2], channels: itemShape[0], isChannelFirst: true)
    case 3 where Self.isChannels(itemShape[2]):
      self.init(itemShape[0], itemShape[1], channels: itemShape[2], isChannelFirst: false)
    default: return nil
    }
  }

  /// Numbers of an item.
  package var dimension: Int { height * width * channels }

  /// - Parameters:
  ///   - row: the `dimension` numbers of an item, in the order of its array.
  ///   - range: the values of black and of white; values beyond are cut off.
  /// - Returns: 0 (black) to 1, in rows from the top, `channels` a pixel; NaN becomes 0.
  package func pixels(
    _ row: some RandomAccessCollection<Float>, range: ClosedRange<Double>
  ) -> [Double] {
    precondition(row.count == dimension, "\(row.count) numbers for \(dimension)")
    let width = range.upperBound - range.lowerBound
    let shares = row.map { value -> Double in
      guard width > 0, !value.isNaN else { return 0 }
      return min(1, max(0, (Double(value) - range.lowerBound) / width))
    }
    guard isChannelFirst, channels > 1 else { return shares }
    let plane = height * self.width
    return (0..<plane).flatMap { pixel in (0..<channels).map { shares[$0 * plane + pixel] } }
  }

  private init(
    _ height: Int, _ width: Int, channels: Int, isChannelFirst: Bool, isGuessed: Bool = false
  ) {
    self.height = height
    self.width = width
    self.channels = channels
    self.isChannelFirst = isChannelFirst
    self.isGuessed = isGuessed
  }

  private init?(guessedFrom dimension: Int) {
    for channels in [1, 3] where dimension % channels == 0 {
      let side = Int(Double(dimension / channels).squareRoot().rounded())
      if side >= Self.smallestGuess, side * side * channels == dimension {
        self.init(side, side, channels: channels, isChannelFirst: true, isGuessed: true)
        return
      }
    }
    return nil
  }

  private static func isChannels(_ length: Int) -> Bool { length == 1 || length == 3 }
}
