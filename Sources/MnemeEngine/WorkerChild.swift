import Glibc

/// A started process and our ends of its standard streams.
struct WorkerChild {
  private let process: pid_t
  private var input: Int32
  private var output: Int32
  private var errors: Int32
  private var unsent: ArraySlice<UInt8>
  private var line: [UInt8] = []
  private var complaint: [UInt8] = []

  /// Until both of its outputs are closed.
  var isTalking: Bool { output >= 0 || errors >= 0 }

  /// - Parameter command: path of the program, and its arguments.
  init(_ command: [String], input bytes: [UInt8]) throws(WorkerError) {
    let executable = command[0]
    guard access(executable, X_OK) == 0 else { throw .missing(path: executable) }
    // Ours and the child's end of input, output and errors. Sockets: to write to a pipe that nobody
    // reads would be a signal.
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    var pairs: [[Int32]] = []
    for _ in 0..<3 {
      var pair: [Int32] = [-1, -1]
      guard socketpair(AF_UNIX, type, 0, &pair) == 0 else {
        let cause = String(cString: strerror(errno))
        for end in pairs.joined() { close(end) }
        throw .cannotStart(path: executable, cause: cause)
      }
      pairs.append(pair)
    }
    let started = Self.spawn(command, ends: pairs.map { $0[1] })
    for pair in pairs { close(pair[1]) }
    guard case .success(let process) = started else {
      for pair in pairs { close(pair[0]) }
      throw .cannotStart(path: executable, cause: started.cause)
    }
    self.process = process
    input = pairs[0][0]
    output = pairs[1][0]
    errors = pairs[2][0]
    unsent = bytes[...]
  }

  private enum Started {
    case success(pid_t)
    case failure(Int32)

    var cause: String {
      switch self {
      case .success: ""
      case .failure(let code): String(cString: strerror(code))
      }
    }
  }

  /// The child hears signals as a fresh program does, whatever this thread blocks or ignores.
  private static func spawn(_ command: [String], ends: [Int32]) -> Started {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (standard, end) in ends.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(standard))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, &arguments, environ)
    return code == 0 ? .success(process) : .failure(code)
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Sends and hears what there is; waits at most a fifth of a second for it.
  ///
  /// - Returns: whether a whole line came.
  mutating func exchange(_ hear: (String) -> Void) -> Bool {
    var ends = [
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&ends, 3, 200) > 0 else { return false }
    if ends[0].revents != 0 { sendMore() }
    if ends[2].revents != 0 {
      complaint += Self.read(&errors)
      complaint = complaint.suffix(2000)
    }
    guard ends[1].revents != 0 else { return false }
    line += Self.read(&output)
    var isHeard = false
    while let end = line.firstIndex(of: UInt8(ascii: "\n")) {
      hear(String(decoding: line[..<end], as: UTF8.self))
      line.removeSubrange(...end)
      isHeard = true
    }
    return isHeard
  }

  private mutating func sendMore() {
    let count = unsent.withUnsafeBytes {
      Glibc.send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
    unsent = unsent.dropFirst(max(0, count))
    // All is said, or nobody listens any more.
    if unsent.isEmpty || count < 0 { Self.end(&input) }
  }

  private static func read(_ descriptor: inout Int32) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { return [] }
    if count <= 0 { end(&descriptor) }
    return Array(buffer.prefix(max(0, count)))
  }

  private static func end(_ descriptor: inout Int32) {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Waits for the process, which has closed its outputs or was killed.
  mutating func end() -> WorkerProcess.Ending {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
    (input, output, errors) = (-1, -1, -1)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    let text = String(decoding: complaint, as: UTF8.self)
    return WorkerProcess.Ending(
      cause: signal == 0 ? .exited(code: status >> 8 & 0xff) : .killed(signal: signal),
      complaint: String(text.reversed().drop { $0.isWhitespace }.reversed()))
  }
}
