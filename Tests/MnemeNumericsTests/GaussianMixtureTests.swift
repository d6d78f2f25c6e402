import Glibc
import MnemeNumerics
import Testing

@Suite struct GaussianMixtureTests {
  @Test func oneModeIsAGaussian() {
    let law = GaussianMixture(means: Matrix(rows: 1, columns: 2, values: [1, 2]), weights: [3])
    let density = law.logDensities(at: Matrix(rows: 2, columns: 2, values: [1, 2, 4, 6]))
    #expect(abs(density[0] + log(2 * Double.pi)) <= 1e-15)
    #expect(abs(density[1] + log(2 * Double.pi) + 12.5) <= 1e-14)
  }

  /// At the centre of a ring of radius 40 the density is exp(−800)/2π: no number, but its logarithm is.
  @Test func farFromAllModesTheLogarithmIsFinite() {
    let ring = GaussianMixture.ring(modes: 4, radius: 40, weights: [1, 1, 1, 1])
    let density = ring.logDensities(at: Matrix(rows: 1, columns: 2, values: [0, 0]))[0]
    #expect(abs(density + 800 + log(2 * Double.pi)) <= 1e-10)
    #expect(exp(density) == 0, "in a linear scale there is nothing left to take a logarithm of")
  }

  /// Share of each mode and mean of all, 4000 samples: within 4.5 standard errors; false alarm below
  /// 3e-5. Modes at distance 20 are told apart without error.
  @Test func samplesFollowTheWeights() {
    let law = GaussianMixture.ring(modes: 3, radius: 20, weights: [1, 0, 3])
    var choices = RandomStream(key: 1, stream: 0), noise = RandomStream(key: 2, stream: 0)
    let samples = law.samples(4000, choices: &choices, noise: &noise)
    let first = (0..<4000).count { samples[$0, 0] > 5 }
    let last = (0..<4000).count { samples[$0, 1] < -5 }
    #expect(first + last == 4000, "no sample of the mode without weight")
    #expect(abs(Double(first) - 1000) <= 4.5 * (4000 * 0.25 * 0.75).squareRoot())
    // Negative control: equal weights.
    #expect(abs(Double(first) - 2000) > 4.5 * 1000.0.squareRoot())
  }

  @Test func weightsNeedNotSumToOne() {
    let one = GaussianMixture.ring(modes: 2, radius: 1, weights: [1, 3])
    #expect(one == GaussianMixture.ring(modes: 2, radius: 1, weights: [0.25, 0.75]))
  }
}
