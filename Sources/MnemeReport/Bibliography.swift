/// Every work that a report can cite, in one place; templates call them by `{{cite_<key>}}` and
/// `{{citep_<key>}}`.
package enum Bibliography {
  /// By key.
  package static let all: [Citation] =
    (measures + [
      alpaydin1998digits, bai2004clt, baptista2025regularization, bonnaire2025memorize,
      halder2024memorization, ho2020ddpm, kadkhodaie2024generalization, karras2022elucidating,
      nichol2021improved, song2021ddim, stanczuk2024dimension,
    ]).sorted { $0.key < $1.key }

  static func work(_ key: String) -> Citation? { all.first { $0.key == key } }

  /// The paper whose model and definition Mneme measures.
  static let halder2024memorization = Citation(
    key: "halder2024memorization", kind: "misc", authors: [.init("Halder", "Indranil")],
    year: "2024",
    title: "From memorization to generalization: a theoretical framework for diffusion-based "
      + "generative models",
    fields: [
      .init(name: "eprint", value: "2411.17807"), .init(name: "archiveprefix", value: "arXiv"),
      .init(
        name: "note",
        value: "Later versions: A solvable generative model with a linear, one-step denoiser"),
    ])

  private static let ho2020ddpm = Citation(
    key: "ho2020ddpm", kind: "inproceedings",
    authors: [.init("Ho", "Jonathan"), .init("Jain", "Ajay"), .init("Abbeel", "Pieter")],
    year: "2020", title: "Denoising Diffusion Probabilistic Models",
    fields: [
      .init(name: "booktitle", value: "Advances in Neural Information Processing Systems"),
      .init(name: "volume", value: "33"),
      .init(name: "eprint", value: "2006.11239"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let nichol2021improved = Citation(
    key: "nichol2021improved", kind: "inproceedings",
    authors: [.init("Nichol", "Alex"), .init("Dhariwal", "Prafulla")], year: "2021",
    title: "Improved Denoising Diffusion Probabilistic Models",
    fields: [
      .init(name: "booktitle", value: "International Conference on Machine Learning"),
      .init(name: "eprint", value: "2102.09672"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let song2021ddim = Citation(
    key: "song2021ddim", kind: "inproceedings",
    authors: [.init("Song", "Jiaming"), .init("Meng", "Chenlin"), .init("Ermon", "Stefano")],
    year: "2021", title: "Denoising Diffusion Implicit Models",
    fields: [
      .init(name: "booktitle", value: "International Conference on Learning Representations"),
      .init(name: "eprint", value: "2010.02502"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let kadkhodaie2024generalization = Citation(
    key: "kadkhodaie2024generalization", kind: "inproceedings",
    authors: [
      .init("Kadkhodaie", "Zahra"), .init("Guth", "Florentin"), .init("Simoncelli", "Eero P."),
      .init("Mallat", "Stéphane"),
    ],
    year: "2024",
    title: "Generalization in diffusion models arises from geometry-adaptive harmonic "
      + "representations",
    fields: [
      .init(name: "booktitle", value: "International Conference on Learning Representations"),
      .init(name: "eprint", value: "2310.02557"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let bonnaire2025memorize = Citation(
    key: "bonnaire2025memorize", kind: "misc",
    authors: [
      .init("Bonnaire", "Tony"), .init("Urfin", "Raphaël"), .init("Biroli", "Giulio"),
      .init("Mézard", "Marc"),
    ],
    year: "2025",
    title: "Why Diffusion Models Don’t Memorize: The Role of Implicit Dynamical Regularization in "
      + "Training",
    fields: [
      .init(name: "eprint", value: "2505.17638"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let baptista2025regularization = Citation(
    key: "baptista2025regularization", kind: "misc",
    authors: [
      .init("Baptista", "Ricardo"), .init("Dasgupta", "Agnimitra"),
      .init("Kovachki", "Nikola B."), .init("Oberai", "Assad"), .init("Stuart", "Andrew M."),
    ],
    year: "2025", title: "Memorization and Regularization in Generative Diffusion Models",
    fields: [
      .init(name: "eprint", value: "2501.15785"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let stanczuk2024dimension = Citation(
    key: "stanczuk2024dimension", kind: "inproceedings",
    authors: [
      .init("Stanczuk", "Jan Pawel"), .init("Batzolis", "Georgios"), .init("Deveney", "Teo"),
      .init("Schönlieb", "Carola-Bibiane"),
    ],
    year: "2024", title: "Diffusion Models Encode the Intrinsic Dimension of Data Manifolds",
    fields: [
      .init(name: "booktitle", value: "International Conference on Machine Learning"),
      .init(name: "eprint", value: "2212.12611"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let karras2022elucidating = Citation(
    key: "karras2022elucidating", kind: "inproceedings",
    authors: [
      .init("Karras", "Tero"), .init("Aittala", "Miika"), .init("Aila", "Timo"),
      .init("Laine", "Samuli"),
    ],
    year: "2022", title: "Elucidating the Design Space of Diffusion-Based Generative Models",
    fields: [
      .init(name: "booktitle", value: "Advances in Neural Information Processing Systems"),
      .init(name: "volume", value: "35"),
      .init(name: "eprint", value: "2206.00364"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let bai2004clt = Citation(
    key: "bai2004clt", kind: "article",
    authors: [.init("Bai", "Z. D."), .init("Silverstein", "Jack W.")], year: "2004",
    title: "CLT for linear spectral statistics of large-dimensional sample covariance matrices",
    fields: [
      .init(name: "journal", value: "The Annals of Probability"),
      .init(name: "volume", value: "32"), .init(name: "number", value: "1A"),
      .init(name: "pages", value: "553–605"),
      .init(name: "doi", value: "10.1214/aop/1078415845"),
    ])

  private static let alpaydin1998digits = Citation(
    key: "alpaydin1998digits", kind: "misc",
    authors: [.init("Alpaydin", "E."), .init("Kaynak", "C.")], year: "1998",
    title: "Optical Recognition of Handwritten Digits",
    fields: [
      .init(name: "publisher", value: "UCI Machine Learning Repository"),
      .init(name: "doi", value: "10.24432/C50P49"),
    ])

  /// The program itself.
  static func mneme(version: String, digest: String) -> Citation {
    Citation(
      key: "mneme", kind: "misc", authors: [.init("Mneme contributors")], year: "",
      title:
        "Mneme: measuring the transition from memorization to generalization in diffusion models",
      fields: [.init(name: "version", value: version)]
        + (digest.isEmpty ? [] : [.init(name: "note", value: "Run \(digest)")]))
  }
}
