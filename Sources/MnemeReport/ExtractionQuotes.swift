import MnemeTables

extension ExtractionRow {
  static let keys = ["modes", "radius", "label"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension ExtractionDivergenceRow {
  static let keys = ["bandwidth"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension ExtractionHitRow {
  static let keys = ["law", "sample_count"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension ExtractionMemorizedRow {
  static let keys = ["training_count", "generator", "noise_level", "factor"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension ExtractionSurrogateRow {
  static let keys = ["cluster_count"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension ExtractionLabel {
  var words: String {
    switch self {
    case .informative: "the mode"
    case .random: "by chance"
    case .duplicate: "the mode, two labels each"
    case .split: "the mode, two labels for the first"
    }
  }
}

extension ExtractionGenerator {
  var words: String {
    switch self {
    case .exact: "exact score"
    case .stopped: "paths stopped"
    case .truth: "fresh samples"
    }
  }
}

extension ExtractionConditionRow {
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: ["condition"], reason: reason) }
}
