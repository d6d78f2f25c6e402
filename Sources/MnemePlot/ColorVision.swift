import Glibc

/// How an eye sees colours: normal, or one of the three dichromacies.
package enum ColorVision: String, Sendable, CaseIterable {
  case normal, protanopia, deuteranopia, tritanopia

  /// The colour that a normal eye sees where this eye looks at `color`; alpha stays.
  ///
  /// Source: Machado, Oliveira & Fernandes (2009), severity 1, on components as light.
  package func seen(_ color: PlotColor) -> PlotColor {
    let rows = matrix
    let light = SIMD3((0..<3).map { (rows[$0] * color.linear).sum() })
    return PlotColor(linear: light, alpha: color.alpha)
  }

  private var matrix: [SIMD3<Double>] {
    switch self {
    case .normal: [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
    case .protanopia:
      [
        SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
        SIMD3(-0.003882, -0.048116, 1.051998),
      ]
    case .deuteranopia:
      [
        SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
        SIMD3(-0.011820, 0.042940, 0.968881),
      ]
    case .tritanopia:
      [
        SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
        SIMD3(0.004733, 0.691367, 0.303900),
      ]
    }
  }

  /// The least distance at which two colours are still told apart as lines and markers, in units
  /// of `PlotColor.difference`.
  package var leastDifference: Double {
    switch self {
    case .normal, .protanopia, .deuteranopia: 12
    case .tritanopia: 10
    }
  }

  /// The two colours that this eye finds most alike, by place in `colors`, and how far apart they
  /// are; `nil` for fewer than two colours.
  package func mostAlike(_ colors: [PlotColor]) -> (first: Int, second: Int, difference: Double)? {
    let seen = colors.map(seen)
    var worst: (first: Int, second: Int, difference: Double)?
    for first in seen.indices {
      for second in seen.indices where second > first {
        let difference = seen[first].difference(from: seen[second])
        if worst.map({ difference < $0.difference }) ?? true {
          worst = (first, second, difference)
        }
      }
    }
    return worst
  }
}

extension PlotColor {
  /// Contrast with the background from which lines and markers can be seen. Source: WCAG 2.2,
  /// success criterion 1.4.11.
  package static let leastContrast = 3.0
  /// The same for words. Source: WCAG 2.2, success criterion 1.4.3.
  package static let leastTextContrast = 4.5

  /// From components as light; what lies outside the gamut is cut.
  init(linear: SIMD3<Double>, alpha: Double = 1) {
    func component(_ light: Double) -> Double {
      let light = min(max(light, 0), 1)
      return light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
    self.init(component(linear.x), component(linear.y), component(linear.z), alpha: alpha)
  }

  /// Lightness in [0, 1] and the two opponent axes of Oklab. Source: Ottosson (2020).
  package var oklab: SIMD3<Double> {
    let light = linear
    let cones = SIMD3(
      cbrt((light * SIMD3(0.4122214708, 0.5363325363, 0.0514459929)).sum()),
      cbrt((light * SIMD3(0.2119034982, 0.6806995451, 0.1073969566)).sum()),
      cbrt((light * SIMD3(0.0883024619, 0.2817188376, 0.6299787005)).sum()))
    return SIMD3(
      (cones * SIMD3(0.2104542553, 0.7936177850, -0.0040720468)).sum(),
      (cones * SIMD3(1.9779984951, -2.4285922050, 0.4505937099)).sum(),
      (cones * SIMD3(0.0259040371, 0.7827717662, -0.8086757660)).sum())
  }

  /// Distance in Oklab times 100: 0 for the same colour, 100 between black and white.
  package func difference(from other: PlotColor) -> Double {
    let gap = oklab - other.oklab
    return 100 * (gap * gap).sum().squareRoot()
  }
}
