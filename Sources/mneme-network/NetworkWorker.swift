import FoundationEssentials
import Glibc
import MnemeDiffusion

/// The worker that trains networks: one request on standard input, one line of JSON on standard
/// output for each thing to know, results in files. `mneme` starts it; it has libtorch, mneme has not.
@main
enum NetworkWorker {
  static func main() {
    guard CommandLine.arguments.count == 1 else {
      say("mneme-network takes a request in JSON on standard input; `mneme` starts it", to: 2)
      exit(EX_USAGE)
    }
    exit(answer())
  }

  /// - Returns: the exit code.
  static func fail(_ fault: NetworkFailure.Fault, _ message: String) -> Int32 {
    send(.failed(NetworkFailure(fault: fault, message: message)))
    return switch fault {
    case .request: EX_USAGE
    case .data: EX_DATAERR
    case .diverged, .library: EX_SOFTWARE
    case .disk: EX_IOERR
    }
  }

  static func send(_ message: NetworkMessage) {
    do {
      say(String(decoding: try JSONEncoder().encode(message), as: UTF8.self), to: 1)
    } catch {
      say("can't send \(message): \(error)", to: 2)
      exit(EX_SOFTWARE)
    }
  }

  /// One whole line. Without a reader there is nothing left to work for: SIGPIPE ends the process.
  private static func say(_ line: String, to descriptor: Int32) {
    var rest = Array("\(line)\n".utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { exit(EX_IOERR) }
      rest = rest.dropFirst(count)
    }
  }

  static func readInput() -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return input }
      input += buffer[..<count]
    }
  }
}
