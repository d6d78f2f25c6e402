import FoundationEssentials
import Glibc
import MnemeDiffusion

#if Torch
  import MnemeTables
  import MnemeTorch

  extension NetworkWorker {
    static func answer() -> Int32 {
      StopSignal.watch()
      do {
        try Torch.dieWithParent()
        let request = try JSONDecoder().decode(NetworkRequest.self, from: Data(readInput()))
        try Torch.start(threads: request.threads)
        var last: NetworkMessage?
        var job = NetworkJob(request, shouldStop: { StopSignal.came }) { message in
          last = message
          send(message)
        }
        try job.run()
        if case .stopped = last { return EX_TEMPFAIL }
        return EX_OK
      } catch let error as DecodingError {
        return fail(.request, "the request can't be understood: \(error)")
      } catch let error as NetworkError {
        return fail(error.fault, error.description)
      } catch let error as TensorFileError {
        return fail(.data, error.description)
      } catch {
        return fail(.disk, "\(error)")
      }
    }
  }
#else
  extension NetworkWorker {
    static func answer() -> Int32 {
      fail(.library, "this mneme-network was built without libtorch; build it with `make network`")
    }
  }
#endif
