/// An entry of the header of a safetensors file.
enum HeaderEntry: Codable {
  case tensor(type: TensorValues.NumberType, shape: [Int], range: Range<Int>)
  case texts([String: String])

  private enum Key: String, CodingKey {
    case type = "dtype"
    case shape
    case range = "data_offsets"
  }

  init(from decoder: any Decoder) throws {
    let entry = try decoder.container(keyedBy: Key.self)
    // Only tensors have offsets that are numbers; all else of a header is texts.
    guard entry.contains(.range), decoder.codingPath.last?.stringValue != TensorFile.metadataKey
    else {
      self = .texts(try decoder.singleValueContainer().decode([String: String].self))
      return
    }
    let range = try entry.decode([Int].self, forKey: .range)
    guard range.count == 2, 0 <= range[0], range[0] <= range[1] else {
      throw DecodingError.dataCorruptedError(
        forKey: .range, in: entry, debugDescription: "\(range) is no range of bytes")
    }
    self = .tensor(
      type: try entry.decode(TensorValues.NumberType.self, forKey: .type),
      shape: try entry.decode([Int].self, forKey: .shape), range: range[0]..<range[1])
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .texts(let texts): try texts.encode(to: encoder)
    case .tensor(let type, let shape, let range):
      var entry = encoder.container(keyedBy: Key.self)
      try entry.encode(type, forKey: .type)
      try entry.encode(shape, forKey: .shape)
      try entry.encode([range.lowerBound, range.upperBound], forKey: .range)
    }
  }
}
