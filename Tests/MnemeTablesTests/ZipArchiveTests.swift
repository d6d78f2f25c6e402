import Foundation
import MnemeTables
import Testing

@Suite struct ZipArchiveTests {
  typealias Entry = ZipArchive.Entry

  static let entries = [
    Entry(name: "figures/a.pdf", bytes: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0) }),
    Entry(name: "README", text: "read me\n"),
    Entry(name: "tables/größe.csv", bytes: []),
  ]

  /// What reading an archive of these bytes says.
  static func reading(
    _ bytes: [UInt8], limits: ZipArchive.Limits = .init()
  ) throws -> Result<[Entry], ZipError> {
    var result: Result<[Entry], ZipError> = .success([])
    try RunFolderTests.withFolder { folder in
      try AtomicFile.write(bytes, to: "\(folder)/a.zip")
      result = Result { () throws(ZipError) in
        try ZipArchive.read("\(folder)/a.zip", limits: limits)
      }
    }
    return result
  }

  /// The bytes with every `old` made `new`, in both headers of an entry.
  static func replacing(_ old: String, _ new: String, in bytes: [UInt8]) -> [UInt8] {
    let (pattern, replacement) = (Array(old.utf8), Array(new.utf8))
    precondition(pattern.count == replacement.count)
    var result = bytes
    for start in 0...(bytes.count - pattern.count)
    where Array(bytes[start..<(start + pattern.count)]) == pattern {
      result.replaceSubrange(start..<(start + pattern.count), with: replacement)
    }
    return result
  }

  @Test func filesComeBackInOrderOfTheirNames() throws {
    let bytes = try ZipArchive.bytes(of: Self.entries)
    let found = try Self.reading(bytes).get()
    #expect(found.map(\.name) == ["README", "figures/a.pdf", "tables/größe.csv"])
    #expect(Set(found.map(\.name)) == Set(Self.entries.map(\.name)))
    for entry in Self.entries { #expect(found.contains(entry)) }
  }

  @Test func theSameFilesAreTheSameBytes() throws {
    let bytes = try ZipArchive.bytes(of: Self.entries)
    #expect(try ZipArchive.bytes(of: Self.entries.reversed()) == bytes)
    // 1980-01-01 00:00 in the first local header: no clock got in.
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test func anEmptyArchiveIsReadButNeverWritten() throws {
    #expect(throws: ZipError.nothingToPack(path: "archive")) { try ZipArchive.bytes(of: []) }
    let empty: [UInt8] = [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 18)
    #expect(try Self.reading(empty).get() == [])
  }

  @Test(arguments: [
    ("", ZipError.Objection.emptyName), ("/etc/passwd", .absolutePath), ("../a", .pathOutside),
    ("a/../../b", .pathOutside), ("a//b", .pathOutside), ("a/./b", .pathOutside),
    ("..", .pathOutside), ("a\\b", .controlCharacter), ("a\nb", .controlCharacter),
    ("c:/a", .drive), ("a/", .pathOutside), ("../\u{301}a", .pathOutside),
    (String(repeating: "a", count: 1001), .longName),
  ])
  func unsafeNamesAreNotWritten(name: String, objection: ZipError.Objection) {
    #expect(throws: ZipError.entry(path: "archive", name: name, objection: objection)) {
      try ZipArchive.bytes(of: [Entry(name: name, text: "x")])
    }
  }

  @Test func aNameStandsOnce() {
    let twice = [Entry(name: "a", text: "1"), Entry(name: "a", text: "2")]
    #expect(throws: ZipError.entry(path: "archive", name: "a", objection: .twice)) {
      try ZipArchive.bytes(of: twice)
    }
  }

  @Test(arguments: [
    ("../../xx", ZipError.Objection.pathOutside), ("/etc/xxx", .absolutePath),
    ("a\\..\\xxx", .controlCharacter), ("c:/xxxxx", .drive), ("aa//xxxx", .pathOutside),
  ])
  func unsafeNamesAreNotRead(name: String, objection: ZipError.Objection) throws {
    let good = try ZipArchive.bytes(of: [Entry(name: "aaaabbbb", text: "x")])
    let bad = Self.replacing("aaaabbbb", name, in: good)
    guard case .failure(.entry(_, name, objection)) = try Self.reading(bad) else {
      Issue.record("\(name) was read")
      return
    }
  }

  @Test func linksAreNotRead() throws {
    var bytes = try ZipArchive.bytes(of: [Entry(name: "link", text: "/etc/passwd")])
    // The mode of a regular file in the central directory, made one of a symbolic link.
    let place = try #require(bytes.indices.last { bytes[$0...].starts(with: [0xa4, 0x81]) })
    bytes[place + 1] = 0xa1
    guard case .failure(.entry(_, "link", .notAFile)) = try Self.reading(bytes) else {
      Issue.record("a link was read")
      return
    }
  }

  @Test func bombsAreRefused() throws {
    let zeros = Entry(name: "zeros", bytes: [UInt8](repeating: 0, count: 1 << 22))
    let bytes = try ZipArchive.bytes(of: [zeros, Entry(name: "more", bytes: zeros.bytes)])
    #expect(bytes.count < 20_000)
    for limits in [
      ZipArchive.Limits(entryBytes: 1 << 21), .init(totalBytes: 3 << 21), .init(entries: 1),
    ] {
      guard case .failure(.tooLarge) = try Self.reading(bytes, limits: limits) else {
        Issue.record("read beyond \(limits)")
        return
      }
    }
    #expect(try Self.reading(bytes).get().count == 2)
  }

  /// Sizes in the headers are claims: unpacked, the file is larger.
  @Test func aFalseSizeIsFound() throws {
    let zeros = Entry(name: "zeros", bytes: [UInt8](repeating: 0, count: 0x12345))
    var bytes = try ZipArchive.bytes(of: [zeros])
    let size: [UInt8] = [0x45, 0x23, 1, 0]
    for start in bytes.indices where bytes[start...].starts(with: size) { bytes[start + 1] = 0x13 }
    guard case .failure(.broken) = try Self.reading(bytes) else {
      Issue.record("read a file whose size is false")
      return
    }
  }

  @Test func everyDamageIsFound() throws {
    let bytes = try ZipArchive.bytes(of: [Entry(name: "a", text: "some text of some length")])
    for (index, byte) in bytes.enumerated() where (31..<50).contains(index) {
      var damaged = bytes
      damaged[index] = byte ^ 0x10
      guard case .failure = try Self.reading(damaged) else {
        Issue.record("a changed byte \(index) went unnoticed")
        return
      }
    }
    for count in [0, 1, 30, bytes.count / 2, bytes.count - 1] {
      guard case .failure(.broken) = try Self.reading(Array(bytes[..<count])) else {
        Issue.record("\(count) of \(bytes.count) bytes were read as an archive")
        return
      }
    }
  }

  @Test func aMissingArchiveIsNamed() {
    #expect(throws: ZipError.missingFile(path: "/nowhere/a.zip")) {
      try ZipArchive.read("/nowhere/a.zip")
    }
  }
}
