import Foundation
import MnemeTables
import Testing

@Suite struct RunFolderTests {
  static func withFolder(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "mneme-tables-\(UUID().uuidString)"
    try AtomicFile.makeFolder(path)
    defer {
      do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }
    try body(path)
  }

  /// FIPS 180-2, appendix B.
  @Test func digestsAreSHA256() {
    #expect(
      Digest.sha256("abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest.sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func tablesAndManifestComeBack() throws {
    try Self.withFolder { path in
      let folder = RunFolder(output: path, experiment: "x", digest: "0123")
      try folder.makeFolders()
      try folder.write([CSVTests.row])
      #expect(try folder.read(LinearTransitionRow.self) == [CSVTests.row])
      var manifest = Manifest(
        experiment: "x", title: "T", revision: 1, digest: "0123", preset: "quick", seed: .max,
        command: "mneme report x", settings: [.init(name: "a", value: "1", meaning: "m")],
        versions: [.init(name: "v", version: "2")])
      manifest.tables = [.init(name: "t.csv", sha256: "00")]
      try folder.write(manifest)
      #expect(try folder.readManifest() == manifest)
    }
  }

  @Test func whatIsMissingOrBrokenIsNamed() throws {
    try Self.withFolder { path in
      let folder = RunFolder(path: path)
      #expect(throws: TableError.missingFile(path: folder.manifestPath)) {
        try folder.readManifest()
      }
      #expect(throws: TableError.self) { try folder.read(LinearTransitionRow.self) }
      try AtomicFile.write("{\"format\": 1}", to: folder.manifestPath)
      #expect(throws: TableError.self) { try folder.readManifest() }
      try AtomicFile.makeFolder(folder.tablesPath)
      try AtomicFile.write([0xff, 0xfe], to: folder.tablePath("linear_transition"))
      #expect(throws: TableError.notText(file: folder.tablePath("linear_transition"))) {
        try folder.read(LinearTransitionRow.self)
      }
    }
  }

  @Test func filesAppearWholeAndLeaveNothingBehind() throws {
    try Self.withFolder { path in
      try AtomicFile.write("old", to: "\(path)/f")
      try AtomicFile.write("new", to: "\(path)/f")
      #expect(try AtomicFile.read("\(path)/f") == Array("new".utf8))
      #expect(try AtomicFile.read("\(path)/none") == nil)
      try AtomicFile.makeFolder("\(path)/d")
      #expect(throws: DiskError.self) { try AtomicFile.write("x", to: "\(path)/d") }
      #expect(throws: DiskError.self) { try AtomicFile.write("x", to: "\(path)/no/f") }
      #expect(throws: DiskError.self) { try AtomicFile.makeFolder("\(path)/f") }
      #expect(throws: DiskError.self) { try AtomicFile.makeFolder("\(path)/f/g") }
      let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      #expect(names == ["d", "f"])
    }
  }
}
