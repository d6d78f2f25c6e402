/// Works whose definitions of memorization are measured.
extension Bibliography {
  static let measures = [
    carlini2023extracting, chen2024understanding, gu2023memorization, pham2025associative,
    ross2024geometric,
  ]

  private static let gu2023memorization = Citation(
    key: "gu2023memorization", kind: "misc",
    authors: [
      .init("Gu", "Xiangming"), .init("Du", "Chao"), .init("Pang", "Tianyu"),
      .init("Li", "Chongxuan"), .init("Lin", "Min"), .init("Wang", "Ye"),
    ], year: "2023", title: "On Memorization in Diffusion Models",
    fields: [
      .init(name: "eprint", value: "2310.02664"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let carlini2023extracting = Citation(
    key: "carlini2023extracting", kind: "misc",
    authors: [
      .init("Carlini", "Nicholas"), .init("Hayes", "Jamie"), .init("Nasr", "Milad"),
      .init("Jagielski", "Matthew"), .init("Sehwag", "Vikash"), .init("Tramèr", "Florian"),
      .init("Balle", "Borja"), .init("Ippolito", "Daphne"), .init("Wallace", "Eric"),
    ], year: "2023", title: "Extracting Training Data from Diffusion Models",
    fields: [
      .init(name: "eprint", value: "2301.13188"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let ross2024geometric = Citation(
    key: "ross2024geometric", kind: "misc",
    authors: [
      .init("Ross", "Brendan Leigh"), .init("Kamkari", "Hamidreza"), .init("Wu", "Tongzi"),
      .init("Hosseinzadeh", "Rasa"), .init("Liu", "Zhaoyan"), .init("Stein", "George"),
      .init("Cresswell", "Jesse C."), .init("Loaiza-Ganem", "Gabriel"),
    ], year: "2024",
    title: "A Geometric Framework for Understanding Memorization in Generative Models",
    fields: [
      .init(name: "eprint", value: "2411.00113"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let pham2025associative = Citation(
    key: "pham2025associative", kind: "misc",
    authors: [
      .init("Pham", "Bao"), .init("Raya", "Gabriel"), .init("Negri", "Matteo"),
      .init("Zaki", "Mohammed J."), .init("Ambrogioni", "Luca"), .init("Krotov", "Dmitry"),
    ], year: "2025",
    title:
      "Memorization to Generalization: Emergence of Diffusion Models from Associative Memory",
    fields: [
      .init(name: "eprint", value: "2505.21777"), .init(name: "archiveprefix", value: "arXiv"),
    ])

  private static let chen2024understanding = Citation(
    key: "chen2024understanding", kind: "misc",
    authors: [
      .init("Chen", "Yunhao"), .init("Ma", "Xingjun"), .init("Zou", "Difan"),
      .init("Jiang", "Yu-Gang"),
    ], year: "2024",
    title: "Towards a Theoretical Understanding of Memorization in Diffusion Models",
    fields: [
      .init(name: "eprint", value: "2410.02467"), .init(name: "archiveprefix", value: "arXiv"),
    ])
}
