import CDigits
import MnemeNumerics

/// The handwritten digits as they are: grey levels, and which digit each image shows.
struct HandwrittenDigits: Sendable {
  static let count = Int(MNEME_DIGITS)
  static let pixels = Int(MNEME_DIGIT_PIXELS)
  static let classes = 10

  /// Shape (count, pixels), from 0 to 16.
  let levels: Matrix
  /// From 0 to 9, shape (count).
  let digits: [Int]

  init() {
    var levels = Matrix(zeros: Self.count, Self.pixels)
    var digits = [Int32](repeating: 0, count: Self.count)
    let lines = mneme_digits(&levels.values, &digits)
    precondition(lines == Self.count, "\(lines) digits instead of \(Self.count)")
    self.levels = levels
    self.digits = digits.map(Int.init)
  }
}
