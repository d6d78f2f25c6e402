import FoundationEssentials

/// Named arrays in one file, in the safetensors format: what other programs read without ours.
///
/// Layout: length of the header (8 bytes, little-endian); the header, JSON, padded by spaces to a
/// multiple of 8 bytes; the numbers of all tensors, little-endian, without gaps.
package struct TensorFile: Sendable, Equatable {
  /// Free texts by name.
  package var metadata: [String: String] = [:]
  package private(set) var tensors: [String: TensorValues] = [:]

  package init() {}

  package subscript(name: String) -> TensorValues? {
    get { tensors[name] }
    set { tensors[name] = newValue }
  }

  // MARK: Writing

  package var bytes: [UInt8] {
    get throws {
      var header: [String: HeaderEntry] =
        metadata.isEmpty ? [:] : [Self.metadataKey: .texts(metadata)]
      var end = 0
      // Wide numbers first: then all are aligned.
      let order = tensors.sorted {
        ($1.value.type.stride, $0.key) < ($0.value.type.stride, $1.key)
      }
      for (name, tensor) in order {
        let start = end
        end += tensor.bytes.count
        header[name] = .tensor(type: tensor.type, shape: tensor.shape, range: start..<end)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var text = Array(try encoder.encode(header))
      while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
      var all = withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init)
      all.reserveCapacity(8 + text.count + end)
      all += text
      for (_, tensor) in order { all += tensor.bytes }
      return all
    }
  }

  /// Writes the file whole or not at all.
  package func write(to path: String) throws { try AtomicFile.write(try bytes, to: path) }

  // MARK: Reading

  /// - Throws: `TensorFileError`, `DiskError`.
  package init(path: String) throws {
    guard let bytes = try AtomicFile.read(path) else { throw TensorFileError.missing(path: path) }
    try self.init(bytes: bytes, path: path)
  }

  /// - Parameter path: for errors.
  package init(bytes: [UInt8], path: String) throws(TensorFileError) {
    guard bytes.count >= 8 else { throw .cutShort(path: path, bytes: bytes.count, expected: 8) }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length < 1 << 30 else {
      throw .notTensors(path: path, detail: "a header of \(length) bytes")
    }
    let start = 8 + Int(length)
    guard start <= bytes.count else {
      throw .cutShort(path: path, bytes: bytes.count, expected: start)
    }
    let header: [String: HeaderEntry]
    do {
      header = try JSONDecoder().decode([String: HeaderEntry].self, from: Data(bytes[8..<start]))
    } catch {
      throw .notTensors(path: path, detail: "its header can't be read: \(error)")
    }
    for (name, entry) in header {
      switch entry {
      case .texts(let texts): metadata = texts
      case .tensor(let type, let shape, let range):
        guard Self.byteCount(shape, type) == range.count, range.upperBound < Int.max - start else {
          throw .notTensors(path: path, detail: "'\(name)' is not as long as its shape \(shape)")
        }
        let place = start + range.lowerBound..<start + range.upperBound
        guard place.upperBound <= bytes.count else {
          throw .cutShort(path: path, bytes: bytes.count, expected: place.upperBound)
        }
        tensors[name] = TensorValues(type: type, shape: shape, bytes: Array(bytes[place]))
      }
    }
  }

  /// Nil for shapes that can't be.
  private static func byteCount(_ shape: [Int], _ type: TensorValues.NumberType) -> Int? {
    shape.reduce(Optional(type.stride)) { bytes, length in
      guard let bytes, length >= 0 else { return nil }
      let (product, overflows) = bytes.multipliedReportingOverflow(by: length)
      return overflows ? nil : product
    }
  }

  static let metadataKey = "__metadata__"
}

/// The numbers of one tensor.
package struct TensorValues: Sendable, Equatable {
  package enum NumberType: String, Sendable, Codable {
    case float32 = "F32"
    case float64 = "F64"
    case int64 = "I64"

    package var stride: Int {
      switch self {
      case .float32: 4
      case .float64, .int64: 8
      }
    }
  }

  package let type: NumberType
  package let shape: [Int]
  /// In memory order, little-endian.
  package let bytes: [UInt8]

  package init(type: NumberType, shape: [Int], bytes: [UInt8]) {
    precondition(shape.reduce(type.stride, *) == bytes.count, "\(bytes.count) bytes for \(shape)")
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  package init(_ values: [Double], shape: [Int]) {
    self.init(type: .float64, shape: shape, bytes: values.withUnsafeBytes(Array.init))
  }

  package init(_ values: [Float], shape: [Int]) {
    self.init(type: .float32, shape: shape, bytes: values.withUnsafeBytes(Array.init))
  }

  package init(_ values: [Int], shape: [Int]) {
    self.init(type: .int64, shape: shape, bytes: values.withUnsafeBytes(Array.init))
  }

  /// All numbers as doubles, in memory order; integers are rounded from 2^53 on.
  package var doubles: [Double] {
    switch type {
    case .float64: numbers(Double.self)
    case .float32: numbers(Float.self).map(Double.init)
    case .int64: numbers(Int64.self).map(Double.init)
    }
  }

  /// All numbers in memory order; nil if they are no integers.
  package var integers: [Int]? {
    switch type {
    case .int64: numbers(Int.self)
    case .float32, .float64: nil
    }
  }

  private func numbers<Number: BitwiseCopyable>(_: Number.Type) -> [Number] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / MemoryLayout<Number>.stride).map {
        raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self)
      }
    }
  }
}

/// What can be wrong with a file of tensors.
package enum TensorFileError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case cutShort(path: String, bytes: Int, expected: Int)
  case notTensors(path: String, detail: String)

  package var description: String {
    switch self {
    case .missing(let path): "no file at \(path)"
    case .cutShort(let path, let bytes, let expected):
      "\(path) is cut short: \(bytes) bytes, where at least \(expected) were expected"
    case .notTensors(let path, let detail): "\(path) is not a safetensors file: \(detail)"
    }
  }
}
