import Foundation
import Testing

/// What can stand in titles, labels and names, and must do no harm anywhere.
struct HostileText: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  var testDescription: String { name }

  static let all: [HostileText] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/hostile_texts.json")
    do { return try JSONDecoder().decode([Self].self, from: Data(contentsOf: url)) } catch {
      preconditionFailure("\(url): \(error)")
    }
  }()
}
