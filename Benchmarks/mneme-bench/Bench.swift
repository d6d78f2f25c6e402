import Glibc
import MnemeNumerics

/// Times of parts of Mneme, as lines `case,training_count,milliseconds` after a heading; the Python
/// programs beside it print the same cases.
///
/// - `mneme-bench linear-transition`: single trials, and the speed-up of two jobs.
/// - `mneme-bench engine`: what the engine costs a trial, in microseconds.
/// - `mneme-bench figures RUN`: drawing the figures of a run.
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
    default:
      print("usage: mneme-bench linear-transition | engine | figures RUN")
      exit(EX_USAGE)
    }
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
