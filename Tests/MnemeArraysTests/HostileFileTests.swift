import Foundation
import Glibc
import MnemeArrays
import MnemeNumerics
import Testing

/// What is no plain file, or changes while it is read.
@Suite struct HostileFileTests {
  @Test func linksToNowhereAreNamed() throws {
    try ArrayFixtures.withFolder { folder in
      let path = "\(folder)/a.npy"
      #expect(symlink("nowhere.npy", path) == 0)
      #expect(throws: ArrayError.deadLink(path: path, target: "nowhere.npy")) {
        try SampleArray.open(path)
      }
      #expect(symlink("loop.npy", "\(folder)/loop.npy") == 0)
      #expect(throws: ArrayError.self) { try SampleArray.open("\(folder)/loop.npy") }
    }
  }

  @Test func linksToFilesAreFollowed() throws {
    try ArrayFixtures.withFolder { folder in
      let path = "\(folder)/a"
      #expect(symlink(ArrayFixtures.path("npy/version1.npy"), path) == 0)
      let array = try SampleArray.open(path)
      #expect(array.count == 3 && array.path == path)
    }
  }

  /// No waiting for the other end of a pipe, no reading from a device.
  @Test func pipesAndDevicesAreRefused() throws {
    try ArrayFixtures.withFolder { folder in
      let path = "\(folder)/a.npy"
      #expect(mkfifo(path, 0o600) == 0)
      #expect(throws: ArrayError.notAFile(path: path, kind: "pipe")) { try SampleArray.open(path) }
      for device in ["/dev/zero", "/dev/null"] {
        #expect(throws: ArrayError.notAFile(path: device, kind: "device")) {
          try SampleArray.open(device)
        }
      }
      let pictures = "\(folder)/pictures"
      #expect(mkdir(pictures, 0o700) == 0 && mkfifo("\(pictures)/a.png", 0o600) == 0)
      #expect(throws: ArrayError.notAFile(path: "\(pictures)/a.png", kind: "pipe")) {
        try SampleArray.open(pictures)
      }
      #expect(rename("\(pictures)/a.png", "\(pictures)/data_batch_1.bin") == 0)
      #expect(throws: ArrayError.notAFile(path: "\(pictures)/data_batch_1.bin", kind: "pipe")) {
        try SampleArray.open(pictures)
      }
    }
  }

  /// Without the check, the process would end by a signal.
  @Test func aFileThatBecomesShorterIsNoticed() throws {
    let rows = 4096
    let bytes = npy(shape: "(\(rows), 4)", data: [UInt8](repeating: 1, count: rows * 16))
    try ArrayFixtures.withFile("a.npy", bytes) { path in
      let array = try SampleArray.open(path)
      #expect(truncate(path, 5000) == 0)
      let expected = ArrayError.shrank(path: path, bytes: 5000, expected: bytes.count)
      var scratch: [Float] = []
      #expect(throws: expected) { try array.doubles(rows - 1..<rows) }
      #expect(throws: expected) {
        try array.withFloats(rows - 1..<rows, scratch: &scratch) { $0[0] }
      }
    }
  }

  /// 10 GB that are not there: what is said is said at once, and from a few kilobytes.
  @Test(
    arguments: [
      ("(16777216, 150)", nil), ("(16777216, 160)", "is cut short"), ("(2500000000,)", "at most"),
      ("(1, 2500000000)", "at most"), ("(9000000000000000000, 9)", "at most"),
    ] as [(String, String?)])
  func sparseFilesAreNoBurden(shape: String, text: String?) throws {
    let header = npy(shape: shape)
    try ArrayFixtures.withFile("a.npy", header) { path in
      let size = header.count + 16_777_216 * 150 * 4
      #expect(truncate(path, off_t(size)) == 0)
      var description: String?
      do {
        let array = try SampleArray.open(path)
        let last = try array.doubles(array.count - 1..<array.count).values
        #expect(last == [Double](repeating: 0, count: 150))
      } catch let error as ArrayError { description = error.description }
      #expect(text.map { description?.contains($0) == true } ?? (description == nil))
    }
  }

  /// Those of the disk are told from those of the data.
  @Test func unreadableFilesAreTheDisks() throws {
    #expect(ArrayError.cannotRead(path: "a", cause: "b").isOfDisk)
    #expect(!ArrayError.missing(path: "a").isOfDisk)
    let long = String(repeating: "a", count: 5000)
    #expect(throws: ArrayError.self) { try SampleArray.open(long) }
    try ArrayFixtures.withFile("a.npy", npy(shape: "(1,)", data: [0, 0, 0, 0])) { path in
      #expect(chmod(path, 0) == 0)
      // Root reads whatever it likes.
      guard geteuid() != 0 else { return }
      #expect(throws: ArrayError.cannotRead(path: path, cause: "Permission denied")) {
        try SampleArray.open(path)
      }
    }
  }
}
