import COpenBLAS
import Foundation
import MnemeMetrics
import MnemeNumerics
import Synchronization

/// The nearest targets of many queries on two threads, beside the products that it can't do without.
struct NearestWork {
  let folder: String
  let targets: Int
  let queries: Int
  let dimension: Int
  let neighbours: Int

  /// Queries of one call.
  private static let callRows = 1280
  private static let threads = 2
  /// Side of the square products that the peak is measured on.
  private static let peakSize = 3072

  private var targetPath: String { folder + "/targets.f4" }
  private var queryPath: String { folder + "/queries.f4" }

  /// Standard normals, and every hundredth query a copy of a target.
  func writeData() throws {
    var draws = RandomStream(key: 50_000, stream: 1)
    var copied: [Float] = []
    precondition(targets > queries / 100, "fewer targets than copies of them")
    let every = targets / (queries / 100 + 1)
    try write(targets, to: targetPath) { row in
      let values = draws.normals(dimension).map(Float.init)
      if row % every == 0 { copied += values }
      return values
    }
    try write(queries, to: queryPath) { row in
      let start = row / 100 * dimension
      return row % 100 == 0
        ? Array(copied[start..<start + dimension]) : draws.normals(dimension).map(Float.init)
    }
  }

  private func write(_ rows: Int, to path: String, _ values: (Int) -> [Float]) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw MappedFloats.Failure(description: "can't write \(path)")
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    for row in 0..<rows {
      try values(row).withUnsafeBytes { try file.write(contentsOf: Data($0)) }
    }
    try file.close()
  }

  /// Lines `name,value`; writes the rows found, shape (queries, neighbours), as Int32.
  func run() async throws -> [(String, Double)] {
    let peak = await Self.peak()
    let memory = MemoryWatch()
    let start = ContinuousClock.now
    let source = try MappedFloats(path: targetPath, count: targets, dimension: dimension)
    let asked = try MappedFloats(path: queryPath, count: queries, dimension: dimension)
    let search = try NearestSearch(targets: source, neighbours: neighbours)
    let lists = try await all(search, asked)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let anonymous = memory.stop()
    let later = await Self.peak()
    let rows = lists.flatMap { $0.indices.map(Int32.init) }
    try rows.withUnsafeBytes { try Data($0).write(to: URL(filePath: folder + "/mneme.i4")) }
    let work = 2 * Double(targets) * Double(queries) * Double(dimension)
    return [
      ("seconds", seconds), ("gigaflops", work / seconds * 1e-9),
      ("peak_gigaflops", max(peak, later)), ("share", work / seconds * 1e-9 / max(peak, later)),
      ("copies_at_zero", Double(lists.count { $0.distances.first == 0 })),
      ("peak_megabytes", Double(anonymous) / 1000),
      ("stated_megabytes", 2e-6 * Double(search.workingBytes(queryRows: Self.callRows))),
    ]
  }

  private func all(
    _ search: NearestSearch<MappedFloats>, _ asked: MappedFloats
  ) async throws -> [NearestList] {
    // As many calls for each thread, of one size.
    let calls = (queries + Self.callRows - 1) / Self.callRows
    let even = (calls + Self.threads - 1) / Self.threads * Self.threads
    let size = (queries + even - 1) / even
    let queue = Queue()
    return try await withThrowingTaskGroup(of: [(Int, [NearestList])].self) { group in
      for _ in 0..<Self.threads {
        group.addTask {
          var found: [(Int, [NearestList])] = []
          while true {
            let first = queue.take(size)
            guard first < asked.count else { return found }
            let rows = first..<min(first + size, asked.count)
            found.append((first, try search.search(rows, of: asked)))
          }
        }
      }
      var found: [(Int, [NearestList])] = []
      for try await part in group { found += part }
      return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// The first query that no thread has taken yet.
  private final class Queue: Sendable {
    private let first = Mutex(0)

    func take(_ count: Int) -> Int {
      first.withLock { first in
        defer { first += count }
        return first
      }
    }
  }

  /// GFLOP/s of square products in Float32, one on each thread at the same time: the best of several.
  private static func peak() async -> Double {
    let size = peakSize
    var best = 0.0
    for _ in 0..<3 {
      let start = ContinuousClock.now
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<threads {
          group.addTask {
            let factor = [Float](repeating: 0.5, count: size * size)
            var product = [Float](repeating: 0, count: size * size)
            for _ in 0..<2 {
              cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, Int32(size), Int32(size), Int32(size), 1,
                factor, Int32(size), factor, Int32(size), 0, &product, Int32(size))
            }
            precondition(product[0] == 0.25 * Float(size), "a wrong product")
          }
        }
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let cube = Double(size) * Double(size) * Double(size)
      best = max(best, 4 * Double(threads) * cube / seconds * 1e-9)
    }
    return best
  }
}
