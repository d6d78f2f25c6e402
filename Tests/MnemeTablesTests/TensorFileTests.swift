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

  /// To the last bit, beyond what a double holds; as other programs name their type.
  @Test func integersAreReadAsTheyWereWritten() throws {
    let numbers = [0, -1, 9, 1 << 53 + 1, .max, .min]
    var file = TensorFile()
    file["labels"] = TensorValues(numbers, shape: [6])
    file["none"] = TensorValues([] as [Int], shape: [0])
    file["real"] = TensorValues([1, 2] as [Double], shape: [2])
    let bytes = try file.bytes
    let read = try TensorFile(bytes: bytes, path: "x")
    #expect(read["labels"]?.integers == numbers && read["none"]?.integers == [])
    #expect(read["labels"]?.doubles.prefix(3) == [0, -1, 9])
    #expect(read["real"]?.integers == nil)
    let text = String(decoding: bytes.prefix(300), as: UTF8.self)
    #expect(text.contains(#""labels":{"data_offsets":[0,48],"dtype":"I64","shape":[6]}"#))
    // Little-endian, two's complement.
    let header = bytes.count - 64
    #expect(bytes[header + 8..<header + 16].allSatisfy { $0 == 0xFF })
    #expect(bytes[header + 16..<header + 24] == [9, 0, 0, 0, 0, 0, 0, 0])
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
