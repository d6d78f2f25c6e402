import CZlib

/// Deflated bytes, unpacked by zlib: never more than expected.
enum Inflation {
  enum Wrapping: Sendable {
    /// As in zip archives.
    case none
    /// As in PNG: with a header and a checksum.
    case zlib
  }

  enum Fault: Error, Equatable {
    /// In zlib's words.
    case broken(String)
    case longer
    case shorter
  }

  /// The deflate format packs no run of bytes further.
  static let highestRatio = 1032

  /// - Parameters:
  ///   - size: bytes that are expected.
  ///   - packed: the next deflated bytes; none at their end.
  /// - Returns: exactly `size` bytes.
  static func unpack(
    size: Int, wrapping: Wrapping, packed: () throws(ArrayError) -> [UInt8]
  ) throws(ArrayError) -> Result<[UInt8], Fault> {
    // One more, to notice what is longer.
    var output = [UInt8](repeating: 0, count: size + 1)
    var done = 0
    var stream = z_stream()
    let bits: Int32 = wrapping == .none ? -15 : 15
    guard
      inflateInit2_(&stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return .failure(.broken("zlib can't start")) }
    defer { inflateEnd(&stream) }
    while true {
      let input = try packed()
      if input.isEmpty { return .failure(.shorter) }
      switch step(&stream, input, &output, &done) {
      case Z_STREAM_END:
        if done > size { return .failure(.longer) }
        if done < size { return .failure(.shorter) }
        output.removeLast()
        return .success(output)
      // Z_BUF_ERROR: nothing more to do with this input.
      case Z_OK, Z_BUF_ERROR: if done > size { return .failure(.longer) }
      default: return .failure(.broken(stream.msg.map { String(cString: $0) } ?? "not deflated"))
      }
    }
  }

  private static func step(
    _ stream: inout z_stream, _ input: [UInt8], _ output: inout [UInt8], _ done: inout Int
  ) -> Int32 {
    var input = input
    return input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        let room = target.count - done
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress.map { $0 + done }
        stream.avail_out = uInt(room)
        let code = inflate(&stream, Z_NO_FLUSH)
        done += room - Int(stream.avail_out)
        return code
      }
    }
  }

  /// As zip archives and PNG have it.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { raw in
      UInt32(
        truncatingIfNeeded: crc32_z(
          0, raw.baseAddress?.assumingMemoryBound(to: UInt8.self), raw.count))
    }
  }
}
