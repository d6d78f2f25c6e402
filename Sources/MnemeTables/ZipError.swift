/// What can be wrong with a zip file.
package enum ZipError: Error, Equatable, CustomStringConvertible {
  case missingFile(path: String)
  /// In libzip's words.
  case broken(path: String, detail: String)
  case entry(path: String, name: String, objection: Objection)
  case tooLarge(path: String, limit: String)
  case nothingToPack(path: String)
  /// Writing: out of memory.
  case cannotPack(path: String, detail: String)

  /// Why an entry is refused.
  package enum Objection: String, Sendable, Equatable {
    case emptyName = "an entry without a name"
    case longName = "a name longer than 1000 bytes"
    case controlCharacter = "a name with a control character or a backslash"
    case drive = "a name with a colon"
    case absolutePath = "a name that begins at the root of the file system"
    case pathOutside = "a name that leaves its folder"
    case notText = "a name that is not UTF-8 text"
    case twice = "a name that another entry has, too"
    case notAFile = "neither a file nor a folder"
    case encrypted = "encrypted"
  }

  package var description: String {
    switch self {
    case .missingFile(let path): "no file at \(path)"
    case .broken(let path, let detail):
      "\(path) is not a whole zip file: \(detail)"
    case .entry(let path, let name, let objection):
      "\(path): the entry '\(name)' is refused: \(objection.rawValue)"
    case .tooLarge(let path, let limit):
      "\(path) is refused: it holds more than \(limit)"
    case .nothingToPack(let path): "can't pack \(path): an archive needs a file"
    case .cannotPack(let path, let detail): "can't pack \(path): \(detail)"
    }
  }
}
