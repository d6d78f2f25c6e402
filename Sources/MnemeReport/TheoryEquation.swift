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

  /// As it stands in Markdown and on the page.
  var numberedTeX: String { #"\#(tex) \qquad \text{(\#(number))}"# }

  /// What it gives, for a list of equations.
  var subject: String {
    switch self {
    case .kernelDensity: "The training set as a density, with one width for all samples"
    case .relativeDistance: "The relative distance"
    case .squaredL2: "Squared $L^2$ distance"
    case .bhattacharyya:
      "The Bhattacharyya coefficient of two normal laws, and the squared Hellinger distance"
    case .relativeLogLikelihood: "The relative log-likelihood of generated samples, per dimension"
    case .forwardProcess: "The noised sample at the last time"
    case .leastSquares:
      "The denoiser, of least norm where the samples don’t determine it"
    case .generatedLaw:
      "The law of the generated samples, with $v$ the variance of a noised coordinate"
    case .signalShare: "The share of signal in a noised sample"
    case .divergence: "The distance of the generated law from the truth"
    case .expectedTrace: "The expected generated variance, for $n > d + 2$"
    case .meanShift: "The expected shift of the mean"
    case .firstBound: "A lower bound on the expected divergence"
    case .determinantBound: "A better one, by the mean of the determinant"
    case .sharpBound:
      "What makes it sharp, for the best $s > (d + 1 - p)/2$: $p = n - 1$, and $D(p)$ is the mean of the "
        + "determinant, which has a closed form"
    case .logDeterminantLimit:
      "What the log-determinant tends to, for $c = d/n$: above for $c \\le q$, below for $c > q$"
    case .divergenceLimit: "The limit of large $n$ and $d$ at fixed $c = d/n$"
    case .secondOrder: "The log-determinant to second order, for $c < q$"
    case .manyNoiseDraws: "The limit with infinitely many noise draws a sample"
    case .deterministicSteps:
      "Eigenvalues of the generated law, with many steps of a sampler without noise"
    case .ancestralSteps:
      "Eigenvalues of the generated law, with many steps of the ancestral sampler"
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
        + #"\exp \left( -\frac{1}{8} u^\top [\tfrac{1}{2}(\Sigma_1 + \Sigma_2)]^{-1} u \right), \quad "#
        + #"u = \mu_1 - \mu_2, \quad H^2 = 1 - \mathrm{BC}"#
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
