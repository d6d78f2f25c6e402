import Foundation

/// Arrays that NumPy and others wrote (`Arrays/make.py`), and what NumPy reads in them.
enum ArrayFixtures {
  struct Contents: Decodable, Sendable {
    let element: String
    let shape: [Int]
    let values: [String]
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Arrays")
    .path(percentEncoded: false)

  static func path(_ name: String) -> String { "\(folder)/\(name)" }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(name))))
  }

  static func expected() throws -> [String: Contents] {
    let data = try Data(contentsOf: URL(filePath: path("expected.json")))
    return try JSONDecoder().decode([String: Contents].self, from: data)
  }

  /// A folder of a test's own, removed after it.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "arrays-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Swift.print(error) }
    }
    try body(folder.path(percentEncoded: false))
  }

  /// Writes bytes under a name into a folder of its own, and calls `body` with the path.
  static func withFile(
    _ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void
  ) throws {
    try withFolder { folder in
      let path = "\(folder)/\(name)"
      try Data(bytes).write(to: URL(filePath: path))
      try body(path)
    }
  }
}

/// A `.npy` file with a header of one's choice.
func npy(
  _ header: String, data: [UInt8] = [], version: UInt8 = 1
) -> [UInt8] {
  let text = Array(header.utf8)
  let length = version == 1 ? 2 : 4
  return [0x93] + Array("NUMPY".utf8) + [version, 0]
    + (0..<length).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
}

func npy(descr: String = "<f4", shape: String, data: [UInt8] = []) -> [UInt8] {
  npy("{'descr': '\(descr)', 'fortran_order': False, 'shape': \(shape), }\n", data: data)
}
