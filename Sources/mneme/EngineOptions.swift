import ArgumentParser
import MnemeEngine
import MnemeTables

/// How to compute, shared by the commands that do. None of it changes a result.
struct EngineOptions: ParsableArguments {
  @Option(help: "Trials at a time. Default: one for each core.")
  var jobs: Int = Machine.cores

  @Option(
    help: ArgumentHelp(
      "Most memory to take, such as 4G or 500M; fewer jobs run if they would take more. Default: "
        + "three quarters of the machine's, or of the container's.", valueName: "size"))
  var memory: String?

  @Option(
    help: ArgumentHelp(
      "Stop by itself after this time, such as 90s, 30m or 1h30m (exit code 75); the same command "
        + "goes on.", valueName: "time"))
  var budget: String?

  @Option(
    help: ArgumentHelp(
      "How to speak on standard error: text, or one JSON object a line.", valueName: "text|json"))
  var logFormat = Narrator.Format.text

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("'--jobs \(jobs)': must be from 1 to 1024")
    }
    if let memory, Quantities.bytes(memory) == nil {
      throw ValidationError("'--memory \(memory)': expected a size such as 4G or 500M")
    }
    if let budget, Quantities.seconds(budget) == nil {
      throw ValidationError("'--budget \(budget)': expected a time such as 90s, 30m or 1h30m")
    }
  }

  func memoryBytes() throws(DiskError) -> Int {
    if let bytes = memory.flatMap(Quantities.bytes) { return bytes }
    return try Machine.defaultMemory()
  }

  /// The clock of a budget starts here.
  func stopSwitch() -> StopSwitch {
    StopSwitch(budget: budget.flatMap(Quantities.seconds).map { .seconds($0) })
  }
}

extension Narrator.Format: ExpressibleByArgument {}
