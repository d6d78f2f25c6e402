#if Torch
  package import MnemeNumerics
  import MnemeTables

  /// The random streams of one request, by name and purpose. Nothing else decides a draw: not
  /// threads, batches of samples, or where training was interrupted.
  package struct NetworkStreams: Sendable {
    package enum Purpose: Sendable {
      /// Stream i: parameter i.
      case weights
      /// Stream i: the shuffle of epoch i.
      case order
      /// Stream i: steps, then noise, of update i.
      case noise
      /// Stream i: image i of an order.
      case samples(String)
      /// Stream i: noise of image i, level by level.
      case denoising(String)

      var text: String {
        switch self {
        case .weights: "weights"
        case .order: "order"
        case .noise: "noise"
        case .samples(let name): "samples/\(name)"
        case .denoising(let name): "denoising/\(name)"
        }
      }
    }

    package let name: String

    package init(name: String) { self.name = name }

    /// The key is 64 bits of SHA-256 over name and purpose.
    package func stream(_ purpose: Purpose, _ index: Int) -> RandomStream {
      let digest = Digest.sha256("\(name)/\(purpose.text)")
      guard let key = UInt64(digest.prefix(16), radix: 16) else {
        preconditionFailure("a digest of other than hexadecimal digits: \(digest)")
      }
      return RandomStream(key: key, stream: UInt64(index))
    }
  }
#endif
