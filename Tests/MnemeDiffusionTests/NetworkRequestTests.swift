import Foundation
import MnemeDiffusion
import Testing

/// Requests over the border of processes and of versions.
@Suite struct NetworkRequestTests {
  /// As it was written before there were classes, guidance and dimensions.
  static let old = #"""
    {"checkpoint":"c","denoising":[{"images":"i","levels":[1,20],"name":"d"}],"results":"r",\#
    "samples":[{"batch":4,"count":5,"name":"s","sampler":{"implicit":{"steps":20}}}],\#
    "schedule":{"firstBeta":0.5,"lastBeta":0.75,"steps":20},\#
    "shape":{"channels":[8,8,16,16],"heads":2},"streams":"t","threads":1,\#
    "training":{"averageDecay":0.5,"batch":16,"budget":{"updates":{"count":3}},\#
    "checkpointEvery":1000,"images":"i","learningRate":0.25}}
    """#

  static var request: NetworkRequest {
    var training = NetworkTraining(images: "i", budget: .updates(count: 3), batch: 16)
    training.averageDecay = 0.5
    training.learningRate = 0.25
    var request = NetworkRequest(
      streams: "t", shape: NetworkShape(channels: [8, 8, 16, 16], heads: 2),
      schedule: NoiseSchedule(steps: 20, firstBeta: 0.5, lastBeta: 0.75), training: training,
      checkpoint: "c", results: "r")
    request.samples = [SampleOrder(name: "s", sampler: .implicit(steps: 20), count: 5, batch: 4)]
    request.denoising = [DenoisingOrder(name: "d", images: "i", levels: [1, 20])]
    return request
  }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decoded(_ text: String) throws -> NetworkRequest {
    try JSONDecoder().decode(NetworkRequest.self, from: Data(text.utf8))
  }

  @Test func oldRequestsAreRead() throws {
    #expect(try Self.decoded(Self.old) == Self.request)
    #expect(try Self.decoded(Self.old).shape.classes == 0)
    // What never was optional still isn't.
    #expect(throws: DecodingError.self) {
      try Self.decoded(Self.old.replacing(#","threads":1"#, with: ""))
    }
  }

  /// Nothing of what is new is said by those who don't ask for it, but for an empty list.
  @Test func oldRequestsAreWrittenAsTheyWere() throws {
    #expect(
      try Self.text(Self.request)
        == Self.old.replacing(#""results":"r""#, with: #""dimensions":[],"results":"r""#))
    // Checkpoints carry the shape: theirs must not change.
    #expect(try Self.text(NetworkShape.small) == #"{"channels":[16,32,64,64],"heads":1}"#)
  }

  @Test func everythingIsReadAsItWasWritten() throws {
    var request = Self.request
    request.shape.classes = 3
    request.samples[0].labels = [0, 1, 2, 2, 1]
    request.samples[0].guidance = LabelGuidance(images: "g", labels: [9, 9, 9, 9, 9], strength: 2)
    request.dimensions = [
      DimensionOrder(name: "a", source: .file(path: "p"), levels: [1]),
      DimensionOrder(name: "b", source: .samples(name: "s", count: 2), levels: [1, 2], batch: 8),
    ]
    #expect(try Self.decoded(Self.text(request)) == request)
    #expect(try Self.text(request.shape).contains(#""classes":3"#))
  }
}
