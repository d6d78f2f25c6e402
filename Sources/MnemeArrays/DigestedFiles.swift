import MnemeTables

/// The files whose bytes are an array's.
enum DigestedFiles: Sendable {
  case file(String)
  /// Names within a folder, in the order in which they are read.
  case folder(String, names: [String])

  /// See `SampleArray.digest`.
  func digest() throws(ArrayError) -> String {
    switch self {
    case .file(let path): return try Self.digest(of: path)
    case .folder(let folder, let names):
      var lines = ""
      for name in names { lines += "\(try Self.digest(of: "\(folder)/\(name)"))  \(name)\n" }
      return Digest.sha256(lines)
    }
  }

  private static func digest(of path: String) throws(ArrayError) -> String {
    let file = try InputFile(path)
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
