import Foundation
import MnemeTables
import Testing

@Suite struct TensorFileTests {
  static var file: TensorFile {
    var file = TensorFile()
    file.metadata = ["format": "test", "path": "a/b"]
    file["b.weight"] = TensorValues([1, 2, 3] as [Float], shape: [3, 1])
    file["a"] = TensorValues([0.1, -2] as [Double], shape: [2])
    file["none"] = TensorValues([] as [Float], shape: [0])
    return file
  }

  @Test func whatIsWrittenIsRead() throws {
    let bytes = try Self.file.bytes
    let read = try TensorFile(bytes: bytes, path: "x")
    #expect(read == Self.file)
    #expect(read["a"]?.doubles == [0.1, -2])
    #expect(read["b.weight"]?.doubles == [1, 2, 3])
    #expect(try Self.file.bytes == bytes)
  }

  /// The format's own rules: length, JSON padded to 8 bytes, offsets from the end of the header.
  @Test func theLayoutIsThatOfSafetensors() throws {
    let bytes = try Self.file.bytes
    let header = """
      {"__metadata__":{"format":"test","path":"a/b"},"a":{"data_offsets":[0,16],"dtype":"F64",\
      "shape":[2]},"b.weight":{"data_offsets":[16,28],"dtype":"F32","shape":[3,1]},\
      "none":{"data_offsets":[28,28],"dtype":"F32","shape":[0]}}
      """
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    #expect(
      bytes[0] == UInt8(truncatingIfNeeded: padded.utf8.count)
        && bytes[2..<8].allSatisfy { $0 == 0 })
    #expect(String(decoding: bytes[8..<8 + padded.utf8.count], as: UTF8.self) == padded)
    #expect(bytes.count == 8 + padded.utf8.count + 28)
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = try Self.file.bytes
    for count in stride(from: 0, to: bytes.count, by: 3) {
      #expect(throws: TensorFileError.self) {
        try TensorFile(bytes: Array(bytes.prefix(count)), path: "x")
      }
    }
  }

  @Test(arguments: [
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"I9","shape":[2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,8]}}"#,
    #"["a"]"#, "%PDF",
  ])
  func otherFilesAreRefused(header: String) {
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init)
    let bytes = length + Array(header.utf8) + [UInt8](repeating: 0, count: 8)
    #expect(throws: TensorFileError.self) { try TensorFile(bytes: bytes, path: "x") }
  }

  @Test func aMissingFileIsSaidToBeMissing() {
    #expect(throws: TensorFileError.missing(path: "/nowhere/x")) {
      try TensorFile(path: "/nowhere/x")
    }
  }
}
