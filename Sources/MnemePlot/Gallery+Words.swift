extension Gallery {
  static var words: [Panel] { [mathematics, relations] }

  private static func specimen(_ title: String, _ lines: [String]) -> Panel {
    let axis = PlotAxis(label: "", scale: .linear, range: unit, ticks: [])
    return Panel(
      title: title, x: axis, y: axis, marks: lines.map { .note($0, .topLeft) })
  }

  private static var mathematics: Panel {
    specimen(
      "labels",
      [
        "$\\KL(\\rho_G\\|\\rho)/d$", "$\\hat\\rho_X(x)$, $\\bar x$, $\\tilde v$",
        "$\\sqrt{2\\sigma^2}$, $e^{-2T}$, $x_t^2$",
      ])
  }

  private static var relations: Panel {
    specimen(
      "relations and numbers",
      [
        "$\\Prob(\\Delta > 0) \\ge 1 - \\delta$", "$|\\mu_G - \\mu|^2 \\approx 2 \\times 10^{-4}$",
        "$n \\to \\infty$, $\\pm 2$, \u{2212}1",
      ])
  }
}
