import Glibc
import MnemeTheory
import Testing

@Suite struct MarchenkoPasturTests {
  static let ratios = [0, 1e-12, 1e-6, 0.01, 0.3, 0.9, 0.999, 0.999999, 1]

  /// Moments of the law: 1, 1, 1 + c, 1 + 3c + c².
  @Test(arguments: ratios)
  func quadratureHasTheMoments(c: Double) {
    let law = MarchenkoPastur(ratio: c)
    #expect(abs(law.mean { _ in 1 } - 1) <= 1e-14)
    #expect(abs(law.mean { $0 } - 1) <= 1e-14)
    #expect(abs(law.mean { $0 * $0 } - (1 + c)) <= 1e-14)
    #expect(abs(law.mean { $0 * $0 * $0 } - (1 + 3 * c + c * c)) <= 1e-13)
  }

  /// h, h₂, V and ℓ by quadrature and by closed form, x from tiny to huge.
  @Test(arguments: ratios, [1e-9, 1e-3, 0.7, 20, 1e6])
  func closedFormsAreTheAverages(c: Double, x: Double) {
    let law = MarchenkoPastur(ratio: c)
    let averages = SpectralAverages(ratio: c, shift: x)
    #expect(relativeError(law.mean { 1 / ($0 + x) }, averages.resolvent) <= 1e-12)
    #expect(relativeError(law.mean { pow($0 + x, -2) }, averages.resolventSlope) <= 1e-12)
    #expect(abs(law.mean { log($0 + x) } - averages.logShifted) <= 1e-13 * (1 + abs(log(x))))
    #expect(abs(law.mean { log($0) } - averages.log) <= 1e-12)
  }

  /// −dh/dx by differences, another way to h₂; and without a shift V is ℓ.
  @Test func averagesAreConsistent() {
    for c in [0.2, 0.9] {
      let step = 1e-5
      let (above, below) = (
        SpectralAverages(ratio: c, shift: 0.3 + step), SpectralAverages(ratio: c, shift: 0.3 - step)
      )
      let slope = (below.resolvent - above.resolvent) / (2 * step)
      #expect(
        relativeError(slope, SpectralAverages(ratio: c, shift: 0.3).resolventSlope) <= 1e-8)
      let none = SpectralAverages(ratio: c, shift: 0)
      #expect(abs(none.logShifted - none.log) <= 1e-14)
      #expect(relativeError(none.resolvent, 1 / (1 - c)) <= 1e-14)
    }
  }

  /// The correction for real matrices: 0 for y, and for y² the known c (E tr W²/p² = d(1+c) + c);
  /// for ln y ½ ln(1−c), from the digammas of ln det.
  @Test(arguments: [0.1, 0.5, 0.9])
  func realCorrectionIsKnownForMomentsAndLogarithm(c: Double) {
    let law = MarchenkoPastur(ratio: c)
    #expect(abs(law.realCorrection { $0 }) <= 1e-13)
    #expect(abs(law.realCorrection { $0 * $0 } - c) <= 1e-13)
    #expect(abs(law.realCorrection { log($0) } - log1p(-c) / 2) <= 1e-12)
  }
}
