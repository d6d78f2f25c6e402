/// What may be unpacked into memory: a few kilobytes on disk can be gigabytes.
package struct ArrayLimits: Sendable, Equatable {
  /// Of numbers that are unpacked: deflated members, CSV, pictures.
  package var memoryBytes: Int
  /// Beyond `harmlessBytes`, how many times larger than packed a member may be.
  package var unpackingRatio: Int
  package var harmlessBytes: Int

  package init(
    memoryBytes: Int = 1 << 30, unpackingRatio: Int = 200, harmlessBytes: Int = 1 << 26
  ) {
    self.memoryBytes = memoryBytes
    self.unpackingRatio = unpackingRatio
    self.harmlessBytes = harmlessBytes
  }

  /// - Throws: `ArrayError.tooLarge`
  func check(_ bytes: Int, path: String) throws(ArrayError) {
    guard bytes <= memoryBytes else {
      throw .tooLarge(
        path: path,
        "\(bytes) bytes of numbers, more than the \(memoryBytes) that are kept in memory")
    }
  }

  /// - Throws: `ArrayError.tooLarge`
  func check(_ member: ZipMember, path: String) throws(ArrayError) {
    try check(member.size, path: path)
    let ratio = member.size / max(1, member.packedSize)
    guard member.size <= harmlessBytes || ratio <= unpackingRatio, ratio <= Inflation.highestRatio
    else {
      throw .tooLarge(
        path: path,
        "\(member.packedSize) bytes would unpack to \(member.size), as in a zip bomb")
    }
  }
}
