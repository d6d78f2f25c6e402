import MnemePlot
import MnemeTables

/// The tables of a `definitions-compared` run.
struct DefinitionsComparedTables {
  let compared: [DefinitionsComparedRow]
  let measures: [MeasureRow]
  let images: [MeasureImageRow]

  init(_ folder: RunFolder) throws {
    compared = try folder.read(DefinitionsComparedRow.self)
    measures = try folder.read(MeasureRow.self)
    images = try folder.read(MeasureImageRow.self)
  }

  /// In the order of the run.
  var generators: [ComparedGenerator] { compared.map(\.generator) }

  /// Those that have a side of memory.
  var definitions: [MeasureDefinition] {
    MeasureDefinition.allCases.filter { definition in
      definition.memorySide != nil
        && measures.contains { $0.definition == definition && $0.estimate.value != nil }
    }
  }

  func row(_ generator: ComparedGenerator, _ definition: MeasureDefinition) -> MeasureRow? {
    measures.first { $0.set == generator.rawValue && $0.definition == definition }
  }

  var trainingCount: Int { compared.first?.trainingCount ?? 0 }
  var sampleCount: Int { compared.first?.sampleCount ?? 0 }
  var intervalLevel: Double { measures.first?.intervalLevel ?? 0.95 }
}
