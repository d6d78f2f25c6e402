import Foundation
import MnemeNumerics
import Testing

@testable import MnemeArrays

/// What opening an array says; nil if it opens.
private func complaint(_ argument: String) throws -> String? {
  do {
    _ = try SampleArray.open(argument)
    return nil
  } catch {
    return error.description
  }
}

private func complaint(_ bytes: [UInt8], _ name: String) -> String? {
  do {
    _ = try SampleArray.read(bytes, named: name)
    return nil
  } catch {
    return error.description
  }
}

@Suite struct ArrayErrorTests {
  /// Files that other programs wrote, and that hold no array of numbers.
  @Test(arguments: [
    ("npy/objects.npy", "Python objects (pickled)"), ("npy/words.npy", "'<U2'"),
    ("npy/complex.npy", "'<c16'"), ("npy/records.npy", "named fields"),
    ("npy/times.npy", "'<M8[D]'"), ("npy/one_number.npy", "expected (rows, …)"),
    ("npy/no_rows.npy", "has no rows"), ("npy/no_columns.npy", "no numbers"),
    ("npz/objects.npz", "Python objects (pickled)"), ("npz/empty.npz", "holds no array"),
    ("npz/stored.npz", "npz/stored.npz:images, "), ("npz/stored.npz:c", "has images, labels"),
    ("npy/version1.npy:a", "holds one array"), ("csv/plain.csv:a", "holds one array"),
    ("idx/u1-idx3-ubyte:a", "holds one array"), ("grey:a", "holds one array"),
    ("safetensors/all.safetensors:b", "holds no array 'b'"),
    ("safetensors/all.safetensors", "give one: "), ("safetensors/float8.safetensors", "'F8_E4M3'"),
    ("refused/alpha.png", "Give the folder"), ("npy", "without .png files"),
    ("make.py", "in no format"), ("nothing.npy", "no file at"), ("npy/nothing/a.npy", "no file at"),
    ("nothing.npz:a", "no file at"),
  ])
  func otherFilesAreRefused(name: String, text: String) throws {
    let path = ArrayFixtures.path(name)
    let found = try #require(try complaint(path))
    #expect(found.contains(text), "\(found)")
    #expect(found.contains(ArrayFixtures.folder), "\(found)")
  }

  @Test(arguments: [
    ("palette", "palette"), ("alpha", "transparency"), ("sixteenBits", "16 bits"),
    ("fewBits", "fewer than 8 bits"), ("interlaced", "interlaced"), ("filter", "line 0"),
    ("longer", "more pixels"), ("shorter", "fewer pixels"), ("huge", "more than 16777216"),
  ])
  func picturesAreRefused(name: String, text: String) throws {
    let bytes = try ArrayFixtures.bytes("refused/\(name).png")
    try ArrayFixtures.withFile("a.png", bytes) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
      let found = try #require(try complaint(folder))
      #expect(found.contains(text) && found.contains("a.png"), "\(found)")
    }
  }

  @Test func picturesOfAFolderAreAlike() throws {
    try ArrayFixtures.withFolder { folder in
      for (name, source) in [("a", "grey/10"), ("b", "colour/10")] {
        let bytes = try ArrayFixtures.bytes("\(source).png")
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name).png"))
      }
      #expect(
        throws: ArrayError.otherPicture(
          path: "\(folder)/b.png", shape: [6, 7, 3], first: "a.png", firstShape: [6, 7])
      ) { try SampleArray.open(folder) }
    }
  }

  // MARK: Headers that lie

  @Test(arguments: [
    ("(-1, 3)", "negative"), ("(3, -3)", "negative"), ("(16777217,)", "at most 16777216 rows"),
    ("(1, 16777217)", "at most 16777216 numbers"),
    ("(2, 4294967296, 4294967296)", "at most 16777216 numbers"),
    ("(9223372036854775807, 9223372036854775807)", "at most 16777216 rows"),
    ("(99999999999999999999,)", "no Python dictionary"), ("(3, )) ", "no Python dictionary"),
    ("(3, 'a')", "not of whole numbers"), ("3", "no shape"), ("(0, 3)", "no rows"),
    ("(3, 0)", "no numbers"), ("()", "single number"), ("(2,)", "is cut short: it has 75 bytes"),
    ("(1,)", "is there more than one"),
    ("(16777216, 16777216)", "is cut short"),
  ])
  func shapesAreChecked(shape: String, text: String) throws {
    let found = try #require(complaint(npy(shape: shape, data: [1, 2, 3, 4, 5, 6, 7]), "a.npy"))
    #expect(found.contains(text), "\(found)")
    #expect(found.hasPrefix("a.npy"), "\(found)")
  }

  @Test func everyCutOfAFileIsNoticed() throws {
    for name in [
      "npy/little_f4_C.npy", "npy/version3.npy", "npz/stored.npz", "npz/single_deflated.npz",
      "safetensors/one.safetensors", "idx/f4-idx3-ubyte", "cifar/test_batch.bin",
    ] {
      let bytes = try ArrayFixtures.bytes(name)
      let step = max(1, bytes.count / 500)
      for length in stride(from: 0, to: bytes.count, by: step) {
        let found = complaint(Array(bytes[..<length]), "a.bin")
        #expect(found != nil, "\(name), \(length) of \(bytes.count) bytes")
      }
    }
  }

  /// Named as the files of MNIST are, where cut ones are no longer told by their length.
  @Test func cutFilesOfMNISTAreNamedSo() throws {
    let bytes = try ArrayFixtures.bytes("idx/u1-idx3-ubyte")
    for name in ["train-images-idx3-ubyte", "train-images.idx3-ubyte", "a.idx"] {
      let found = try #require(complaint(Array(bytes.dropLast()), name))
      #expect(
        found.contains("is cut short: it has 39 bytes where its header asks for 40"), "\(found)")
    }
  }

  @Test func everyCutOfAPictureIsNoticed() throws {
    let bytes = try ArrayFixtures.bytes("colour/10.png")
    for length in 0..<bytes.count {
      #expect(throws: ArrayError.self) {
        try PNGPicture(Array(bytes[..<length]), path: "a.png")
      }
    }
  }

  @Test func aHeaderWithoutEndIsNotRead() throws {
    let long = npy("{'descr': '<f4'" + String(repeating: " ", count: 70_000), version: 2)
    #expect(complaint(long, "a.npy")?.contains("at most 65536") == true)
    let deep = npy(String(repeating: "(", count: 60_000), version: 2)
    #expect(complaint(deep, "a.npy")?.contains("no Python dictionary") == true)
    let length: [UInt8] = [0, 0, 0, 0, 1, 0, 0, 0] + Array("{}".utf8)
    #expect(complaint(length, "a.safetensors")?.contains("at most 16777216 are read") == true)
  }

  @Test(arguments: [
    ("{ ", "no JSON"), ("{\"a\":1}", "no JSON"), ("{\"a\":{\"dtype\":\"F32\"}}", "no JSON"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},}", "no JSON"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "no JSON"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", "no JSON"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "would have 8 bytes"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", "cut short"),
    (
      "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[9223372036854775806,"
        + "9223372036854775807]}}", "cut short"
    ),
    ("{\"__metadata__\":{\"a\":1}}", "no JSON"), ("{}", "holds no array"),
    (
      "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
        + "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}", "stands twice"
    ),
  ])
  func headersOfTensorsAreChecked(header: String, text: String) throws {
    let length = UInt8(header.utf8.count)
    let file = [length, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + [0, 0, 0, 0]
    let found = try #require(complaint(file, "a.safetensors"))
    #expect(found.contains(text), "\(found)")
  }

  /// Any changed byte of a deflated member is noticed: there is a checksum.
  @Test func damagedMembersAreNoticed() throws {
    let bytes = try ArrayFixtures.bytes("npz/single_deflated.npz")
    // Local header of 30 bytes and the name; behind the member comes the directory.
    for place in 60..<bytes.count - 80 where place % 3 == 0 {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(complaint(damaged, "a.npz") != nil, "byte \(place)")
    }
  }

  @Test func bombsAreNotUnpacked() throws {
    let path = ArrayFixtures.path("npz/flat.npz")
    #expect(try SampleArray.open(path).count == 500)
    let strict = ArrayLimits(harmlessBytes: 1000)
    #expect(throws: ArrayError.self) { try SampleArray.open(path, limits: strict) }
    let small = ArrayLimits(memoryBytes: 400_000)
    #expect(throws: ArrayError.self) { try SampleArray.open(path, limits: small) }
    let table = ArrayFixtures.path("grey")
    #expect(throws: ArrayError.self) {
      try SampleArray.open(table, limits: ArrayLimits(memoryBytes: 100))
    }
  }

  // MARK: Text

  @Test(arguments: [
    ("1,2\n3,x\n", "line 2, column 2: 'x'"), ("1,2\n3\n", "line 2: 1 cells"),
    ("a,b\n1,2,3\n", "line 2: 3 cells"), ("1,2\n\n3,4\n", "line 2, column 1: an empty cell"),
    ("1,,3\n", "line 1, column 2: an empty cell"), (",a,b\n0,1,2\n", "column 1: an empty cell"),
    ("1;2\n", "no line of numbers"), ("1,2\n1;2\n", "line 2, column 1: '1;2'"),
    ("a,1\n", "line 1, column 1: 'a'"), ("a,b\n", "no line of numbers"),
    ("0x10,1\n2,3\n", "line 1, column 1: '0x10'"), ("1,2\n1e,2\n", "line 2, column 1: '1e'"),
    ("1\n- 2\n", "line 2"), ("1\n1_000\n", "line 2"), ("1\n\u{0}\n", "line 2"),
    ("\u{feff}", "no line of numbers"), ("\n\n", "no line of numbers"), ("", "is empty"),
    ("1\n\"2\"\n", "line 2, column 1"),
  ])
  func faultsOfTextAreFound(text: String, expected: String) throws {
    let found = try #require(complaint(Array(text.utf8), "a.csv"))
    #expect(found.contains(expected), "\(found)")
  }

  @Test(
    arguments: [
      ("1,2\n3,4", [1, 2, 3, 4]), ("\u{feff}a,b\r\n1,2\r\n", [1, 2]),
      ("+1.5,.5,5.\n", [1.5, 0.5, 5]),
      ("1e2, -1E-2 ,\t3\n\n\n", [100, -0.01, 3]), ("a\n7\n", [7]), ("0,1\n2,3\n", [0, 1, 2, 3]),
      ("0,1,2\n5,6,7\n", [5, 6, 7]), ("\"a, b\",c\n1,2\n", [1, 2]),
      ("INF,-Infinity\n", [.infinity, -.infinity]), ("1e400,-1e-400\n", [.infinity, -0.0]),
      (
        "0.1000000000000000055511151231257827,123456789012345678901234567890\n",
        [0.1, 123_456_789_012_345_678_901_234_567_890]
      ),
    ] as [(String, [Double])])
  func textIsRead(text: String, values: [Double]) throws {
    let array = try SampleArray.read(Array(text.utf8), named: "a.csv")
    #expect(try array.doubles(0..<array.count).values == values)
  }

  /// Lines that cross the border of what is read at once (1 MiB), and random digits: as Swift reads
  /// them.
  @Test func longTextIsRead() throws {
    var random = SystemRandomNumberGenerator()
    let values = (0..<200_000).map { _ in
      Double.random(in: -1...1, using: &random) * Double.random(in: 0...1e9, using: &random)
    }
    let lines = stride(from: 0, to: values.count, by: 4).map {
      values[$0..<$0 + 4].map { "\($0)" }.joined(separator: ",")
    }
    let text = Array(lines.joined(separator: "\n").utf8)
    #expect(text.count > 3 << 20)
    let array = try SampleArray.read(text, named: "a.csv")
    #expect(array.count == 50_000 && array.itemShape == [4])
    #expect(try array.doubles(0..<array.count).values == values)
  }
}
