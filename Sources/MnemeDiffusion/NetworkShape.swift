/// The U-Net's size: channels at 8×8, 4×4 and 2×2 pixels and of the bottleneck, with
/// self-attention at 4×4 and 2×2 on the way down and at 4×4 on the way up.
package struct NetworkShape: Sendable, Equatable {
  /// Four multiples of 8.
  package var channels: [Int]
  /// Heads of each attention; divides the channels at 4×4 and 2×2.
  package var heads: Int
  /// Labels 0..<classes that the network is told beside the step; 0: it is told none.
  package var classes: Int

  package init(channels: [Int], heads: Int = 4, classes: Int = 0) {
    self.channels = channels
    self.heads = heads
    self.classes = classes
  }

  /// Pixels of an image, in rows of 8.
  package static let pixels = 64
  /// The size of the paper's network.
  package static let reference = NetworkShape(channels: [64, 128, 256, 256])
  /// For quick runs: a sixteenth of the weights, a sixth of the time.
  package static let small = NetworkShape(channels: [16, 32, 64, 64], heads: 1)
}

/// Without classes nothing is said of them: requests and checkpoints from before there were any are
/// read, and written as they were.
extension NetworkShape: Codable {
  private enum Key: String, CodingKey {
    case channels, heads, classes
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    channels = try fields.decode([Int].self, forKey: .channels)
    heads = try fields.decode(Int.self, forKey: .heads)
    classes = try fields.decodeIfPresent(Int.self, forKey: .classes) ?? 0
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(channels, forKey: .channels)
    try fields.encode(heads, forKey: .heads)
    if classes != 0 { try fields.encode(classes, forKey: .classes) }
  }
}
