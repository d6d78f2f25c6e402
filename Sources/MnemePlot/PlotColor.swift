import Glibc

/// An sRGB colour; components in [0, 1].
package struct PlotColor: Sendable, Hashable {
  package let red: Double
  package let green: Double
  package let blue: Double
  package let alpha: Double

  package init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// From 0xRRGGBB.
  package init(hex: UInt32, alpha: Double = 1) {
    self.init(
      Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255,
      alpha: alpha)
  }

  package func withAlpha(_ alpha: Double) -> PlotColor {
    PlotColor(red, green, blue, alpha: alpha)
  }

  /// The colour between this one and `other`, linear in sRGB components.
  package func mixed(with other: PlotColor, share: Double) -> PlotColor {
    func between(_ a: Double, _ b: Double) -> Double { a + share * (b - a) }
    return PlotColor(
      between(red, other.red), between(green, other.green), between(blue, other.blue),
      alpha: between(alpha, other.alpha))
  }

  /// Components as light, for luminance and for colour-vision models.
  package var linear: SIMD3<Double> {
    func light(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
    return SIMD3(light(red), light(green), light(blue))
  }

  /// Relative luminance, in [0, 1]. Source: WCAG 2.2.
  package var luminance: Double { (linear * SIMD3(0.2126, 0.7152, 0.0722)).sum() }

  /// Contrast ratio with another opaque colour, in [1, 21]. Source: WCAG 2.2.
  package func contrast(with other: PlotColor) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// `#rrggbb`.
  package var hexText: String {
    let digits = Array("0123456789abcdef")
    return "#"
      + [red, green, blue].map {
        let byte = Int(($0 * 255).rounded())
        return "\(digits[byte >> 4])\(digits[byte & 15])"
      }.joined()
  }
}
