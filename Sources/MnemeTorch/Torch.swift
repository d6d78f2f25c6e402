#if Torch
  import CTorchShim
  import MnemeNumerics

  /// libtorch as a whole.
  package enum Torch {
    package static var version: String { String(cString: mneme_torch_version()) }

    /// Before all else. BLAS takes one thread: libtorch brings its own.
    package static func start(threads: Int) throws(NetworkError) {
      guard (1...256).contains(threads) else { throw .badRequest("\(threads) threads") }
      LinearAlgebra.useOneThread()
      try check(mneme_torch_start(Int32(threads)), "start")
    }

    /// The process ends when the thread dies that started it.
    package static func dieWithParent() throws(NetworkError) {
      try check(mneme_die_with_parent(), "tie itself to its parent")
    }

    static func check(_ code: Int32, _ action: String) throws(NetworkError) {
      guard code == 0 else { throw error(action) }
    }

    static func error(_ action: String) -> NetworkError {
      .library(action: action, message: String(cString: mneme_torch_message()))
    }
  }
#endif
