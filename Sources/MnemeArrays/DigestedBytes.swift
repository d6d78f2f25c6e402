import MnemeTables

/// The bytes that are an array's.
enum DigestedBytes: Sendable {
  case bytes([UInt8])
  case file(InputFile)
  /// Names within a folder, in the order in which they are read.
  case folder(String, names: [String])

  /// See `SampleArray.digest`.
  func digest() throws(ArrayError) -> String {
    switch self {
    case .bytes(let bytes): return Digest.sha256(bytes)
    case .file(let file): return try Self.digest(of: file)
    case .folder(let folder, let names):
      var lines = ""
      for name in names {
        let digest = try Self.digest(of: try InputFile("\(folder)/\(name)"))
        lines += "\(digest)  \(name)\n"
      }
      return Digest.sha256(lines)
    }
  }

  private static func digest(of file: InputFile) throws(ArrayError) -> String {
    let digest = RunningDigest()
    var offset = 0
    while offset < file.size {
      let bytes = try file.read(at: offset, count: 1 << 20)
      digest.add(bytes)
      offset += bytes.count
    }
    return digest.finish()
  }
}
