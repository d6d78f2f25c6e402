/// The numbered equations of the theory, so that every report prints one in the same way, calls it by
/// the same number, and can say it where it only names it.
package enum TheoryEquation: String, CaseIterable, Sendable {
  case kernelDensity = "1"
  case relativeDistance = "2"
  case squaredL2 = "3"
  case bhattacharyya = "4"
  case relativeLogLikelihood = "4a"
  case forwardProcess = "5"
  case leastSquares = "6"
  case generatedLaw = "7"
  case signalShare = "8"
  case divergence = "9"
  case expectedTrace = "10"
  case meanShift = "11"
  case firstBound = "12"
  case determinantBound = "13"
  case sharpBound = "13a"
  case logDeterminantLimit = "14"
  case divergenceLimit = "15"
  case secondOrder = "16"
  case manyNoiseDraws = "17"
  case deterministicSteps = "18"
  case ancestralSteps = "18a"

  var number: String { rawValue }
  var title: String { "Eq. \(number)" }
  var identifier: String { "equation-\(number)" }
  /// As a link.
  var reference: Inline { .link([.text(title)], to: .part(identifier)) }

  /// As it stands in Markdown, which has no place of its own for the number.
  var numberedTeX: String { #"\#(tex) \qquad \text{(\#(number))}"# }

  /// Those whose symbols it uses: where it is listed, they are at hand too.
  var needed: [TheoryEquation] {
    switch self {
    case .kernelDensity, .squaredL2, .bhattacharyya, .forwardProcess, .leastSquares, .signalShare,
      .divergence, .expectedTrace, .logDeterminantLimit, .secondOrder:
      []
    case .relativeDistance, .relativeLogLikelihood: [.kernelDensity]
    case .generatedLaw: [.leastSquares]
    case .meanShift, .firstBound, .determinantBound: [.expectedTrace]
    case .sharpBound: [.determinantBound]
    case .divergenceLimit: [.logDeterminantLimit]
    case .manyNoiseDraws, .deterministicSteps, .ancestralSteps: [.signalShare]
    }
  }

  /// What it gives, for a list of equations, with the symbols that it brings.
  var subject: String {
    switch self {
    case .kernelDensity:
      "The training set $X$ of $n$ samples $x_k$ as a density, with one width for all of them; $s$ is "
        + "the standard deviation of a coordinate of the data, or its root mean square where they differ"
    case .relativeDistance:
      "The relative distance: below 0 where the generated law $\\rho_G$ is nearer to the training set "
        + "than to the truth $\\rho$"
    case .squaredL2: "Squared $L^2$ distance of two densities"
    case .bhattacharyya:
      "The Bhattacharyya coefficient, and with it the squared Hellinger distance "
        + "$H^2 = 1 - \\mathrm{BC}$, of two normal laws with covariances $\\Sigma_1$, $\\Sigma_2$ and a "
        + "difference $u$ of their means"
    case .relativeLogLikelihood:
      "The relative log-likelihood of samples of the generated law $\\rho_G$, per dimension, in nats; "
        + "$\\hat\\rho_X$ is the density of the training set and $\\rho_{\\mathrm{ref}}$ that of a "
        + "reference set of fresh samples"
    case .forwardProcess:
      "A clean sample $x_0$ at the last time $T$ of the noise, whose scale is $\\lambda$"
    case .leastSquares:
      "The denoiser, fitted to clean samples $x_{0,k}$ and their noised ones $x_{T,k}$; of least norm "
        + "where these don’t determine it"
    case .generatedLaw:
      "The generated law, with $\\bar x$ the mean of the training samples and $\\hat v$ the variance of "
        + "a noised coordinate, as they estimate it"
    case .signalShare:
      "The share of signal in a noised sample, for data of variance $\\sigma^2$ in each coordinate and "
        + "noise of the scale $\\lambda$ up to time $T$"
    case .divergence:
      "The distance of the generated law $\\mathcal{N}(\\mu_G, \\Sigma_G)$ from the truth "
        + "$\\mathcal{N}(\\mu, \\sigma^2 I)$, in nats"
    case .expectedTrace:
      "The expected generated variance, for $n > d + 2$; $M M^\\top$ is the generated covariance over "
        + "$\\sigma^2$"
    case .meanShift: "The expected shift of the mean"
    case .firstBound: "A lower bound on the expected divergence, by the mean of the trace"
    case .determinantBound:
      "A lower bound on the expected divergence, by the mean of the determinant"
    case .sharpBound:
      "What makes the lower bound sharp, for the best $s > (d + 1 - p)/2$: $p = n - 1$, and $D(p)$ "
        + "is the mean of the determinant, which has a closed form; $\\Gamma_d$ is "
        + "the multivariate gamma function and $\\psi$ the digamma function"
    case .logDeterminantLimit:
      "What the log-determinant per dimension tends to, for $c = d/n$: the first for $c \\le q$, the "
        + "second beyond"
    case .divergenceLimit: "The limit of large $n$ and $d$ at fixed $c = d/n$"
    case .secondOrder: "The log-determinant to second order, for $c = d/(n - 1) < q$"
    case .manyNoiseDraws:
      "The limit with infinitely many noise draws a sample; $h$, $h_2$, $\\ell$ and $V$ are averages "
        + "over the eigenvalues of the sample covariance, and $x = (1 - q)/q$"
    case .deterministicSteps:
      "Eigenvalues of the generated covariance over $\\sigma^2$, with many steps of a sampler without "
        + "noise; $y$ is the eigenvalue of the sample covariance over $\\sigma^2$"
    case .ancestralSteps:
      "The same with many steps of the ancestral sampler"
    }
  }

  /// In our subset of TeX, without its number.
  var tex: String {
    switch self {
    case .kernelDensity:
      #"\hat\rho_X(x) = \frac{1}{n} \sum_{k=1}^{n} \mathcal{N}(x; x_k, \varepsilon^2 I), \quad "#
        + #"\varepsilon = s \thinspace n^{-1/d}"#
    case .relativeDistance:
      #"\Delta = \operatorname{Dist}(\rho_G, \hat\rho_X) - \operatorname{Dist}(\rho_G, \rho)"#
    case .squaredL2: #"\operatorname{Dist}^2(f, g) = \int f^2 + \int g^2 - 2 \int f g"#
    case .bhattacharyya:
      #"\mathrm{BC} = \frac{|\Sigma_1|^{1/4} |\Sigma_2|^{1/4}}{|\frac{1}{2}(\Sigma_1 + \Sigma_2)|^{1/2}} "#
        + #"\exp \left( -\frac{1}{8} u^\top [\tfrac{1}{2}(\Sigma_1 + \Sigma_2)]^{-1} u \right)"#
    case .relativeLogLikelihood:
      #"\frac{\Delta_{\mathrm{KL}}}{d} = \frac{1}{d} \thinspace \mathbb{E}_{x \sim \rho_G} "#
        + #"[\ln \rho_{\mathrm{ref}}(x) - \ln \hat\rho_X(x)]"#
    case .forwardProcess:
      #"x_T = e^{-T} x_0 + \sqrt{\lambda (1 - e^{-2T})}\thinspace \xi, \quad "#
        + #"\xi \sim \mathcal{N}(0, I)"#
    case .leastSquares:
      #"(\theta_0, \theta_1) = \arg \min \sum_{k=1}^{n} |x_{0,k} - \theta_0 - \theta_1 x_{T,k}|^2"#
    case .generatedLaw:
      #"\rho_G = \mathcal{N}(\mu_G, \Sigma_G), \quad \mu_G = \theta_0 + \theta_1 e^{-T} \bar x, \quad "#
        + #"\Sigma_G = \hat v \thinspace \theta_1 \theta_1^\top"#
    case .signalShare:
      #"q = \frac{\sigma^2}{\sigma^2 + \kappa (1 - e^{-2T})}, \quad \kappa = \lambda e^{2T}"#
    case .divergence:
      #"\operatorname{KL}(\rho_G \parallel \rho) = \frac{1}{2} \left[ \frac{\operatorname{tr} \Sigma_G}"#
        + #"{\sigma^2} - d - \ln \det \frac{\Sigma_G}{\sigma^2} + \frac{|\mu_G - \mu|^2}{\sigma^2} \right]"#
    case .expectedTrace:
      #"\tau = \frac{\mathbb{E} \operatorname{tr} M M^\top}{d} = q + (1 - q) \frac{d}{n - d - 2}"#
    case .meanShift:
      #"\frac{\mathbb{E} |\mu_G - \mu|^2}{\sigma^2} = \frac{d}{n} (1 + (1 - q) \tau)"#
    case .firstBound:
      #"\mathbb{E} \operatorname{KL} \ge \frac{d}{2} (\tau - 1 - \ln \tau) + "#
        + #"\frac{d}{2 n} (1 + (1 - q) \tau)"#
    case .determinantBound:
      #"\mathbb{E} \operatorname{KL} \ge \frac{1}{2} \left[ d (\tau - 1) - "#
        + #"\ln \mathbb{E} \det M M^\top + \frac{d}{n} (1 + (1 - q) \tau) \right]"#
    case .sharpBound:
      #"\mathbb{E} \ln \det M M^\top \le \ln \frac{\Gamma_d(p/2 + s)}{\Gamma_d(p/2)} - "#
        + #"s \sum_{i=0}^{d-1} \psi(\frac{p-i}{2}) + \ln D(p + 2 s)"#
    case .logDeterminantLimit:
      #"F = \ln q \quad \text{or} \quad F = \ln c + \frac{1 - c}{c} \ln \frac{1 - c}{1 - q}"#
    case .divergenceLimit:
      #"\frac{\operatorname{KL}}{d} \to \frac{1}{2} \left[ q + (1 - q) \frac{c}{1 - c} - 1 - F(q, c) "#
        + #"\right]"#
    case .secondOrder:
      #"\mathbb{E} \ln \det M M^\top \approx d \ln q + L, \quad "#
        + #"L = \ln \frac{q - c}{q (1 - c)}"#
    case .manyNoiseDraws:
      #"\frac{\mathrm{KL}}{d} \to \frac{1}{2} \left[ \frac{1 - 2 x h + x^2 h_2}{q} - 1 + \ln q - "#
        + #"2 \ell + 2 V \right]"#
    case .deterministicSteps: #"\frac{y}{q y + 1 - q}"#
    case .ancestralSteps:
      #"\frac{y [q y + (1 - q)(q y + 1 - q)]}{(q y + 1 - q)^2}"#
    }
  }
}
