extension ArrayError {
  package var description: String {
    switch self {
    case .missing(let path): "no file at \(path)"
    case .deadLink(let path, let target):
      "\(path) is a symbolic link to \(target), which is not there"
    case .cannotRead(let path, let cause): "can't read \(path): \(cause)"
    case .notAFile(let path, let kind):
      "\(path) is a \(kind), not a regular file; copy its contents into one and give that"
    case .empty(let path): "\(path) is empty; write it again"
    case .cutShort(let path, let bytes, let expected):
      "\(path) is cut short: it has \(bytes) bytes where its header asks for \(expected); "
        + "copy or write it again"
    case .tooLong(let path, let bytes, let expected):
      "\(path) has \(bytes) bytes where its header asks for \(expected); is there more than one "
        + "array in it? Write each to a file of its own"
    case .shrank(let path, let bytes, let expected):
      "\(path) has become shorter while it was read (\(bytes) bytes, before \(expected)); "
        + "run the command again once nothing writes to it"
    case .unknownFormat(let path):
      "\(path) is in no format that can be read; give \(ArrayFormat.known)"
    case .wrongName(let path, let format):
      "\(path) is named like \(format.rawValue), but does not begin like it; "
        + "give \(ArrayFormat.known)"
    case .refused(let path, let refusal): "\(path) \(refusal.rawValue)"
    case .broken(let path, let format, let byte, let detail):
      "\(path), byte \(byte): not as \(format.rawValue) has to be: \(detail); write the file again"
    case .otherElement(let path, let code):
      "\(path) holds elements of the type \(code), which are no plain numbers; convert them: "
        + "numpy.save(\"a.npy\", array.astype(\"float32\"))"
    case .badShape(let path, let shape, let why): "\(path) has the shape \(tuple(shape)): \(why)"
    case .noRows(let path): "\(path) has no rows; give at least one"
    case .tooLarge(let path, let what):
      "\(path): \(what). Write it as .npy, which is read where it lies: numpy.save(\"a.npy\", array)"
    case .memberNeeded(let path, let members): Self.choice(among: members, of: path)
    case .unknownMember(let path, let name, let members):
      "\(path) holds no array '\(name)'; it has \(Self.list(members))"
    case .noMembers(let path, let name, let format):
      "\(path):\(name): a file in the format \(format.rawValue) holds one array, which has no name; "
        + "give \(path)"
    case .badCell(let path, let line, let column, let text):
      "\(path), line \(line), column \(column): "
        + (text.isEmpty ? "an empty cell" : "'\(text)'") + " where a number was expected"
    case .otherWidth(let path, let line, let cells, let expected):
      "\(path), line \(line): \(cells) cells where the lines before have \(expected)"
    case .noNumbers(let path): "\(path) has no line of numbers, but a header at most"
    case .badLabel(let path, let row, let value):
      "\(path), row \(row): '\(value)' is no label; give one whole number a row"
    case .severalLabels(let path, let shape):
      "\(path) has the shape \(tuple(shape)); give one whole number a row"
    case .picture(let path, let fault): "\(path) \(fault.description)"
    case .otherPicture(let path, let shape, let first, let firstShape):
      "\(path) has the shape \(tuple(shape)) where \(first) has \(tuple(firstShape)); "
        + "all pictures of a folder must have one size and one kind (grey or RGB)"
    case .emptyFolder(let path):
      "\(path) is a folder without .png files (or data_batch_*.bin of CIFAR-10); "
        + "give \(ArrayFormat.known)"
    case .scaleMismatch(let sets):
      "the sets are not on one scale: \(sets.map(\.description).joined(separator: "; ")). "
        + "Bring them to one scale, or measure them as they are with --as-is"
    }
  }

  private static func choice(among members: [String], of path: String) -> String {
    members.isEmpty
      ? "\(path) holds no array"
      : "\(path) holds several arrays; give one: \(list(members.map { "\(path):\($0)" }))"
  }

  /// The first 20.
  private static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}

/// A shape as Python writes it.
private func tuple(_ shape: [Int]) -> String {
  shape.count == 1 ? "(\(shape[0]),)" : "(\(shape.map(String.init).joined(separator: ", ")))"
}
