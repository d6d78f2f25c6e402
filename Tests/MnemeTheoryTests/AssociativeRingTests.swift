import Glibc
import MnemeTheory
import Testing

@Suite struct AssociativeRingTests {
  /// Published radii, to their last digit.
  @Test(arguments: [
    (1.5, 0.7242), (2, 0.8315), (5, 0.9455), (10, 0.9740), (20, 0.98726), (50, 0.99496),
  ])
  func radii(beta: Double, radius: Double) throws {
    let found = try #require(AssociativeRing.radius(beta: beta))
    #expect(abs(found - radius) <= (beta < 20 ? 5.1e-5 : 5.1e-6))
    // It is a minimum of the energy, and another β has another one.
    for other in [0.99 * found, 1.01 * found] {
      #expect(
        AssociativeRing.energy(radius: other, beta: beta)
          > AssociativeRing.energy(radius: found, beta: beta))
    }
    let wrong = try #require(AssociativeRing.radius(beta: 1.1 * beta))
    #expect(abs(wrong - radius) > 5.1e-5)
  }

  @Test func thereIsNoRingUpToOne() {
    #expect(AssociativeRing.radius(beta: 1) == nil && AssociativeRing.radius(beta: 0.3) == nil)
    #expect(AssociativeRing.radius(beta: 1.0001) != nil)
  }

  /// Energy less its minimum on the published 20 × 20 grid over [−1.5, 1.5]², β = 20: 1.2761 at a
  /// corner and 0.7328 in the four innermost cells.
  @Test func energiesOfThePublishedGrid() {
    let places = (0..<20).map { -1.5 + 3 * Double($0) / 19 }
    func grid(_ beta: Double) -> (corner: Double, inner: Double) {
      let energies = places.map { x in
        places.map { AssociativeRing.energy(radius: hypot(x, $0), beta: beta) }
      }
      let least = energies.joined().min() ?? 0
      return (energies[0][0] - least, energies[9][9] - least)
    }
    #expect(abs(grid(20).corner - 1.2761) <= 5.1e-5 && abs(grid(20).inner - 0.7328) <= 5.1e-5)
    // Negative control: the energy at another temperature.
    #expect(abs(grid(19).corner - 1.2761) > 5.1e-5 && abs(grid(19).inner - 0.7328) > 5.1e-5)
  }
}
