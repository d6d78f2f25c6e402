/// Numbers read from comma-separated text, line by line.
///
/// The first line may name the columns: it then has no empty cell and no number, or it counts from
/// 0 (0,1,2,…), as pandas names columns that have no name.
struct CSVNumbers: Sendable {
  private(set) var values: [Double] = []
  /// Cells of a line; zero before the first.
  private(set) var width = 0
  private let path: String
  private let limits: ArrayLimits
  /// Of the next line, counted from 1.
  private var line = 1
  private var firstBlankLine: Int?

  /// - Parameter path: for errors.
  init(path: String, limits: ArrayLimits = ArrayLimits()) {
    self.path = path
    self.limits = limits
  }

  var rows: Int { width == 0 ? 0 : values.count / width }

  /// Reads the whole lines among some bytes, and the rest as well if they are the last.
  ///
  /// - Returns: how many bytes were read; the next call begins with the others.
  mutating func read(_ bytes: [UInt8], isLast: Bool) throws(ArrayError) -> Int {
    var start = line == 1 && bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      guard newline != nil || isLast else { break }
      var end = newline ?? bytes.count
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      try readLine(bytes[start..<end])
      start = newline.map { $0 + 1 } ?? bytes.count
      line += 1
    }
    return start
  }

  /// - Throws: `ArrayError.noNumbers`
  func finish() throws(ArrayError) -> (values: [Double], shape: ArrayShape) {
    guard !values.isEmpty else { throw .noNumbers(path: path) }
    // One column is one number a row, as in the other formats.
    return (values, try ArrayShape(width == 1 ? [rows] : [rows, width], path: path))
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func readLine(_ text: ArraySlice<UInt8>) throws(ArrayError) {
    // Empty lines are for the end of a file.
    if text.isEmpty {
      firstBlankLine = firstBlankLine ?? line
      return
    }
    if let firstBlankLine {
      throw .badCell(path: path, line: firstBlankLine, column: 1, text: "")
    }
    if width == 0, let names = CSVNames.count(in: text) {
      width = names
      return
    }
    let before = values.count
    var column = 0
    for cell in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      column += 1
      guard let value = DecimalText.number(cell) else {
        throw .badCell(path: path, line: line, column: column, text: DecimalText.shown(cell))
      }
      values.append(value)
    }
    if width == 0 { width = column }
    guard column == width else {
      throw .otherWidth(path: path, line: line, cells: column, expected: width)
    }
    if before >> 16 != values.count >> 16 {
      try limits.check(values.count * MemoryLayout<Double>.stride, path: path)
    }
  }
}

/// A line that names columns.
enum CSVNames {
  /// The names in a line, or nil if it is no line of names.
  static func count(in line: ArraySlice<UInt8>) -> Int? {
    var cells: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var isQuoted = false
    for index in line.indices {
      if line[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if line[index] == UInt8(ascii: ","), !isQuoted {
        cells.append(line[start..<index])
        start = index + 1
      }
    }
    cells.append(line[start...])
    return isNames(cells) || isCounting(cells) ? cells.count : nil
  }

  private static func isNames(_ cells: [ArraySlice<UInt8>]) -> Bool {
    cells.allSatisfy { !DecimalText.trimmed($0).isEmpty && DecimalText.number($0) == nil }
  }

  private static func isCounting(_ cells: [ArraySlice<UInt8>]) -> Bool {
    cells.count > 2
      && cells.enumerated().allSatisfy { $0.element.elementsEqual(String($0.offset).utf8) }
  }
}
