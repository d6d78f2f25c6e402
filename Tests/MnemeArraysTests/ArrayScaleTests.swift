import MnemeNumerics
import Testing

@testable import MnemeArrays

@Suite struct ArrayScaleTests {
  typealias NamedSet = (name: String, spread: ValueSpread?)

  static func spread(_ values: [Double]) throws -> ValueSpread? {
    try ArrayAudit(of: Matrix(rows: values.count, columns: 1, values: values)).spread
  }

  /// Pixels of dark images with bright strokes, 0 to 1.
  static var images: [Double] {
    var random = TestNumbers(seed: 11)
    return (0..<2000).map { index in
      index % 5 == 0 ? Double.random(in: 0...1, using: &random) : index % 7 == 0 ? 1 : 0
    }
  }

  static func gaussian(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
    var random = TestNumbers(seed: UInt64(count))
    return (0..<count).map { _ in
      mean + deviation
        * ((0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) })
    }
  }

  static func complaint(_ first: [Double], _ second: [Double]) throws -> String? {
    do {
      try ArrayScaleCheck.check([
        ("training", try spread(first)), ("generated", try spread(second)),
      ])
      return nil
    } catch let error as ArrayError { return error.description }
  }

  static let forms: [(words: String, form: @Sendable (Double) -> Double)] = [
    ("0–255", { (255 * $0).rounded() }), ("0–1", { $0 }), ("−1…1", { 2 * $0 - 1 }),
    // As networks give them, beyond the ends.
    ("0–1", { 1.2 * $0 - 0.05 }), ("−1…1", { 2.3 * $0 - 1.2 }), ("0–255", { 280 * $0 - 10 }),
  ]

  @Test func differentScalesAreTold() throws {
    for first in Self.forms {
      for second in Self.forms {
        let found = try Self.complaint(Self.images.map(first.form), Self.images.map(second.form))
        if first.words == second.words {
          #expect(found == nil)
        } else {
          let text = try #require(found, "\(first.words) and \(second.words)")
          #expect(text.contains("training goes from"), "\(text)")
          #expect(text.contains("looks like \(first.words); generated"), "\(text)")
          #expect(text.contains("looks like \(second.words)."), "\(text)")
          #expect(text.contains("--as-is"), "\(text)")
        }
      }
    }
  }

  /// Sets of one scale that look otherwise: few samples, collapsed ones, dark ones, wide ones.
  @Test func oneScaleIsNoFault() throws {
    let images = Self.images
    let bytes = images.map { 255 * $0 }
    let cases: [([Double], [Double])] = [
      (images, images.map { 0.4 * $0 }), (images, [0, 0, 0]), (images, [0.3, 0.5]),
      (bytes, [0, 0, 0]), (bytes, bytes.map { 0.1 * $0 }),
      (Self.gaussian(2000), Self.gaussian(20)), (Self.gaussian(2000), [0.1, 0.2]),
      (Self.gaussian(2000, deviation: 0.3), Self.gaussian(50, mean: 0.5, deviation: 0.1)),
      (Self.gaussian(1000, deviation: 0.3), Self.gaussian(1000, deviation: 0.25)),
      (Self.gaussian(2000, deviation: 30), Self.gaussian(2000, deviation: 20)),
      (Self.gaussian(2000, mean: 9, deviation: 3), [0.4, 0.5, 0.9]),
      ([0.2, 0.9, -0.9, 0.3], [0.1, 0.95, 0.02]),
    ]
    for (first, second) in cases {
      #expect(try Self.complaint(first, second) == nil)
      #expect(try Self.complaint(second, first) == nil)
    }
  }

  @Test func movingKeepsShape() {
    let bytes = ValueSpread(minimum: 0, maximum: 255, mean: 51, deviation: 102)
    let signed = bytes.moved(from: .bytes, to: .signedUnit)
    let expected = ValueSpread(minimum: -1, maximum: 1, mean: -0.6, deviation: 0.8)
    #expect(abs(signed.minimum + 1) <= 1e-12 && abs(signed.maximum - 1) <= 1e-12)
    #expect(signed.distance(to: expected) <= 1e-12)
  }

  @Test func theThirdSetIsNamedToo() throws {
    let sets: [NamedSet] = [
      ("training", try Self.spread(Self.images)), ("generated", try Self.spread(Self.images)),
      ("reference", try Self.spread(Self.images.map { 255 * $0 })), ("other", nil),
    ]
    let error = #expect(throws: ArrayError.self) { try ArrayScaleCheck.check(sets) }
    let text = try #require(error).description
    #expect(
      text == """
        the sets are not on one scale: training goes from 0 to 1 and looks like 0–1; \
        generated goes from 0 to 1 and looks like 0–1; reference goes from 0 to 255 and looks like \
        0–255. Bring them to one scale, or measure them as they are with --as-is
        """)
  }
}
