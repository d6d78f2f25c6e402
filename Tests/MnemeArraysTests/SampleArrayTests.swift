import Foundation
import MnemeArrays
import MnemeNumerics
import Testing

@Suite struct SampleArrayTests {
  /// Every file that was written by another program, number by number.
  @Test func numbersAreThoseThatNumPyReads() throws {
    let expected = try ArrayFixtures.expected()
    #expect(expected.count > 80)
    for (name, contents) in expected {
      let array = try SampleArray.open(ArrayFixtures.path(name))
      #expect(array.element.rawValue == contents.element, "\(name)")
      #expect([array.count] + array.itemShape == contents.shape, "\(name)")
      #expect(array.dimension == contents.shape.dropFirst().reduce(1, *), "\(name)")
      let found = try array.doubles(0..<array.count).values
      let values = contents.values.compactMap(Double.init)
      #expect(found.count == values.count && Self.areSame(found, values), "\(name)")
    }
  }

  private static func areSame(_ found: [Double], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy {
      $0.isNaN ? $1.isNaN : $0 == $1 && $0.sign == $1.sign
    }
  }

  /// Any rows, in Float32 and Float64, are those of the whole array.
  @Test(arguments: [
    "npy/little_f4_C.npy", "npy/big_f4_F.npy", "npy/little_f8_F.npy", "npy/byte_u1_C.npy",
    "npz/stored.npz:images", "npz/deflated.npz:images", "safetensors/one.safetensors",
    "csv/plain.csv", "idx/i2-idx3-ubyte", "cifar", "colour",
  ])
  func anyRowsCanBeRead(name: String) throws {
    let array = try SampleArray.open(ArrayFixtures.path(name))
    let whole = try array.doubles(0..<array.count).values
    var scratch: [Float] = [5]
    for start in 0...array.count {
      for end in start...array.count {
        let values = whole[start * array.dimension..<end * array.dimension]
        #expect(Self.areSame(try array.doubles(start..<end).values, Array(values)))
        let floats = try array.withFloats(start..<end, scratch: &scratch, Array.init)
        #expect(floats.map(\.bitPattern) == values.map { Float($0).bitPattern })
      }
    }
  }

  /// Half precision against the compiler's own type, all 65 536 of them.
  @Test func everyHalfIsRead() throws {
    let bits = (0...UInt16.max).map { $0 }
    let data = bits.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try ArrayFixtures.withFile("a.npy", npy(descr: "<f2", shape: "(65536,)", data: data)) { path in
      let values = try SampleArray.open(path).doubles(0..<65536).values
      #expect(Self.areSame(values, bits.map { Double(Float16(bitPattern: $0)) }))
    }
  }

  /// Aligned Float32 rows are handed out where they lie: scratch room stays unused.
  @Test func floatsAreNotCopied() throws {
    let array = try SampleArray.open(ArrayFixtures.path("npy/little_f4_C.npy"))
    var scratch: [Float] = []
    try array.withFloats(0..<3, scratch: &scratch) { #expect($0.count == 24) }
    #expect(scratch.isEmpty)
    let swapped = try SampleArray.open(ArrayFixtures.path("npy/big_f4_C.npy"))
    try swapped.withFloats(0..<3, scratch: &scratch) { #expect($0.count == 24) }
    #expect(!scratch.isEmpty)
  }

  @Test(arguments: [
    ("npy/little_f4_C.npy", ArrayFormat.npy), ("npz/single.npz", .npz), ("csv/plain.csv", .csv),
    ("safetensors/one.safetensors", .safetensors), ("idx/u1-idx3-ubyte", .idx),
    ("cifar/test_batch.bin", .cifar10), ("cifar", .cifar10), ("grey", .pngFolder),
  ])
  func theFormatIsTold(name: String, format: ArrayFormat) throws {
    #expect(try SampleArray.open(ArrayFixtures.path(name)).format == format)
  }

  /// Content comes before the name.
  @Test func aWrongEndingDoesNotMatter() throws {
    try ArrayFixtures.withFile("a.csv", try ArrayFixtures.bytes("npy/version2.npy")) { path in
      let format = try SampleArray.open(path).format
      #expect(format == .npy)
    }
  }

  /// `sha256sum file`, and `(cd grey && LC_ALL=C; sha256sum 10.png 9.PNG 'a b.png' é.png) | sha256sum`.
  @Test(arguments: [
    ("csv/plain.csv", "9ce3f31ab4d3ca03c9d9d42c15c1d6a813254aa0151453d567eb89f345bb3357"),
    ("npz/stored.npz:labels", "97f650ef699ad553f8d73267543c248b752fb72fad7d64e62250e5f4fd1d59fb"),
    ("grey", "613d9e028fdd7e98a2ee46eb34648007a3e5e584b9a1dbb1fa59d4cc2c427e7d"),
  ])
  func theDigestIsThatOfTheBytes(name: String, digest: String) throws {
    #expect(try SampleArray.open(ArrayFixtures.path(name)).digest() == digest)
  }

  @Test(arguments: [
    ("npz/stored.npz:labels", [3, 1, 2]), ("idx/labels-idx1-ubyte", [7, 0, 1, 2]),
    ("cifar", [9, 0, 4]), ("cifar/test_batch.bin", [0]),
  ])
  func labelsAreRead(name: String, labels: [Int]) throws {
    #expect(try SampleLabels.open(ArrayFixtures.path(name)).values == labels)
  }

  @Test func labelsAreWholeNumbersOneARow() throws {
    let several = ArrayFixtures.path("npy/axes2_5_C.npy")
    #expect(throws: ArrayError.severalLabels(path: several, shape: [5, 3])) {
      try SampleLabels.open(several)
    }
    try ArrayFixtures.withFile("a.csv", Array("1\n2\n2.5\n".utf8)) { path in
      #expect(throws: ArrayError.badLabel(path: path, row: 2, value: "2.5")) {
        try SampleLabels.open(path)
      }
    }
    try ArrayFixtures.withFile("a.csv", Array("label\n1\n-2\n".utf8)) { path in
      let labels = try SampleLabels.open(path).values
      #expect(labels == [1, -2])
    }
  }
}
