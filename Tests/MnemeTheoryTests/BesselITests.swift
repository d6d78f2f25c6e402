import MnemeTheory
import Testing

@Suite struct BesselITests {
  /// Reference values: mpmath at 30 digits (`besseli`), on both sides of where the series changes.
  @Test(arguments: [
    (0.01, 0.0000249998437517360898, 0.00499993750104164887),
    (0.5, 0.0615497191854813039, 0.242499612580801945),
    (3, 1.58530762181342092, 0.809985293956504527),
    (10, 7.94297208311869555, 0.948599825954845959),
    (29.9, 27.2863853105550943, 0.983132833265805685),
    (30.1, 27.4830232089511832, 0.983245897153710977),
    (50, 47.1275755018718046, 0.989948967378497753),
    (400, 396.085642084887577, 0.998749216789205675),
  ])
  func referenceValues(z: Double, logI0: Double, ratio: Double) {
    // ln I₀ near 0 is the difference of terms of size z.
    #expect(abs(BesselI.logI0(z) - logI0) <= 1e-14 * max(1, logI0))
    #expect(abs(BesselI.ratio(z) / ratio - 1) <= 1e-14)
    #expect(abs(BesselI.ratio(1.0001 * z) / ratio - 1) > 1e-14, "another argument is seen")
  }

  @Test func atZero() {
    #expect(BesselI.logI0(0) == 0 && BesselI.ratio(0) == 0)
  }
}
