import Glibc
import MnemeNumerics

/// Times of parts of Mneme, as lines `case,training_count,milliseconds` after a heading; the Python
/// programs beside it print the same cases.
///
/// - `mneme-bench linear-transition`: single trials, and the speed-up of two jobs.
/// - `mneme-bench engine`: what the engine costs a trial, in microseconds.
/// - `mneme-bench figures RUN`: drawing the figures of a run.
/// - `mneme-bench nearest-data FOLDER TARGETS QUERIES DIMENSION NEIGHBOURS`, then `nearest` with the
///   same: the search of nearest rows, as lines `name,value`.
@main
struct Bench {
  static func main() async throws {
    LinearAlgebra.useOneThread()
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("linear-transition", 1): try await linearTransition()
    case ("figures", 2):
      print("case,training_count,milliseconds")
      print("three_figures,,\(try FigureDrawing.medianMilliseconds(run: arguments[1]))")
    case ("engine", 1): try await engine()
    case ("nearest-data", 6): try nearest(arguments).writeData()
    case ("nearest", 6):
      for (name, value) in try await nearest(arguments).run() { print("\(name),\(value)") }
    default:
      print("usage: mneme-bench linear-transition | engine | figures RUN | nearest[-data] ...")
      exit(EX_USAGE)
    }
  }

  private static func nearest(_ arguments: [String]) throws -> NearestWork {
    let shape = arguments[2...].compactMap { Int($0) }.filter { $0 > 0 }
    guard shape.count == 4 else {
      throw MappedFloats.Failure(description: "a shape is four whole numbers above 0")
    }
    return NearestWork(
      folder: arguments[1], targets: shape[0], queries: shape[1], dimension: shape[2],
      neighbours: shape[3])
  }

  private static func engine() async throws {
    print("trials,storing_microseconds,resuming_microseconds")
    for trials in [10_000, 100_000, 1_000_000] {
      let cost = try await EngineOverhead.measure(trials: trials)
      print("\(trials),\(cost.storing),\(cost.resuming)")
    }
  }

  private static func linearTransition() async throws {
    print("case,training_count,milliseconds")
    for count in [100, 200, 1000] {
      let work = LinearTransitionWork(dimension: 100, trainingCount: count)
      for (name, body) in work.cases {
        print("\(name),\(count),\(try Stopwatch.medianMilliseconds(body))")
      }
    }
    print("speedup_two_cores,,\(try await JobScaling.speedup())")
  }
}
