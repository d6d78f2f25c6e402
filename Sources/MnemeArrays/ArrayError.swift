/// What can be wrong with a user's array. Every text says what, where and what to do.
package enum ArrayError: Error, Equatable, CustomStringConvertible {
  // The file.
  case missing(path: String)
  case deadLink(path: String, target: String)
  case cannotRead(path: String, cause: String)
  case notAFile(path: String, kind: String)
  case empty(path: String)
  case cutShort(path: String, bytes: Int, expected: Int)
  case tooLong(path: String, bytes: Int, expected: Int)
  case shrank(path: String, bytes: Int, expected: Int)

  // The format.
  case unknownFormat(path: String)
  case wrongName(path: String, format: ArrayFormat)
  case refused(path: String, ArrayRefusal)
  case broken(path: String, format: ArrayFormat, byte: Int, String)
  case otherElement(path: String, code: String)
  case badShape(path: String, shape: [Int], String)
  case noRows(path: String)
  case tooLarge(path: String, String)

  // Files that hold several arrays.
  case memberNeeded(path: String, members: [String])
  case unknownMember(path: String, name: String, members: [String])
  case noMembers(path: String, name: String, format: ArrayFormat)

  // Text, pictures, labels.
  case badCell(path: String, line: Int, column: Int, text: String)
  case otherWidth(path: String, line: Int, cells: Int, expected: Int)
  case noNumbers(path: String)
  case picture(path: String, PictureFault)
  case otherPicture(path: String, shape: [Int], first: String, firstShape: [Int])
  case emptyFolder(path: String)
  case badLabel(path: String, row: Int, value: String)
  case severalLabels(path: String, shape: [Int])

  // Several sets.
  case scaleMismatch([ScaledSet])

  /// - Throws: `.cutShort`, `.tooLong` unless a file has the bytes that its header says.
  static func checkSize(_ bytes: Int, _ expected: Int, path: String) throws(ArrayError) {
    if bytes < expected { throw .cutShort(path: path, bytes: bytes, expected: expected) }
    if bytes > expected { throw .tooLong(path: path, bytes: bytes, expected: expected) }
  }

  /// Whether the disk or the file system refused, and the data may be fine.
  package var isOfDisk: Bool {
    if case .cannotRead = self { true } else { false }
  }
}
