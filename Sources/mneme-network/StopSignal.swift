#if Torch
  import Glibc
  import Synchronization

  /// SIGTERM asks for a checkpoint and an end; SIGINT, which a terminal sends to parent and worker
  /// alike, is the parent's to decide on.
  enum StopSignal {
    private static let flag = Atomic<Bool>(false)

    static var came: Bool { flag.load(ordering: .relaxed) }

    static func watch() {
      // Once here, so that no handler has to set it up.
      flag.store(false, ordering: .relaxed)
      signal(SIGINT, SIG_IGN)
      signal(SIGTERM) { _ in StopSignal.flag.store(true, ordering: .relaxed) }
    }
  }
#endif
