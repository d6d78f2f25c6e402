/// Zip files in memory, by libzip: the same entries are the same bytes, and nothing is read that
/// could leave its folder or fill the machine.
package enum ZipArchive {
  /// A file of an archive.
  package struct Entry: Sendable, Equatable {
    /// Relative, parts separated by `/`: `figures/kl.pdf`.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    package init(name: String, text: String) {
      self.init(name: name, bytes: Array(text.utf8))
    }
  }

  /// What an archive may hold at most: a few kilobytes can unpack to gigabytes.
  package struct Limits: Sendable, Equatable {
    package var entries: Int
    /// Of one unpacked file.
    package var entryBytes: Int
    /// Of all unpacked files together.
    package var totalBytes: Int

    package init(entries: Int = 10_000, entryBytes: Int = 1 << 28, totalBytes: Int = 1 << 30) {
      self.entries = entries
      self.entryBytes = entryBytes
      self.totalBytes = totalBytes
    }
  }

  /// What `name` can't be as the name of an entry, or `nil`: it must stay within the folder it is
  /// unpacked to, on any system.
  static func objection(to name: String) -> ZipError.Objection? {
    // By bytes, as a file system reads it: a slash with a combining accent is a slash.
    let bytes = Array(name.utf8)
    if bytes.isEmpty { return .emptyName }
    if bytes.count > longestName { return .longName }
    if bytes.contains(where: { $0 < 32 || $0 == 127 || $0 == UInt8(ascii: "\\") }) {
      return .controlCharacter
    }
    if bytes.contains(UInt8(ascii: ":")) { return .drive }
    if bytes[0] == UInt8(ascii: "/") { return .absolutePath }
    let dot = UInt8(ascii: ".")
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.contains { $0.isEmpty || $0 == [dot] || $0 == [dot, dot] } ? .pathOutside : nil
  }

  private static let longestName = 1000
}
