extension InputFile {
  /// Longest piece of a file that must be read as one.
  static let longestWindow = 1 << 28

  /// Hands the file over piece by piece.
  ///
  /// - Parameter use: takes bytes, and whether the file ends with them; returns how many it needs no
  ///   more, the others being the first of the next piece. If none, the next piece is longer.
  /// - Throws: `ArrayError.tooLarge` for a line that does not end.
  func readWindows(
    _ use: (_ bytes: [UInt8], _ isLast: Bool) throws(ArrayError) -> Int
  ) throws(ArrayError) {
    var offset = 0
    var length = 1 << 20
    while offset < size {
      let bytes = try read(at: offset, count: length)
      let isLast = offset + bytes.count == size
      let used = try use(bytes, isLast)
      offset += used
      if isLast { return }
      if used == 0 {
        length *= 2
        guard length <= Self.longestWindow else {
          throw .tooLarge(path: path, "a line of more than \(Self.longestWindow / 2) bytes")
        }
      }
    }
  }
}
