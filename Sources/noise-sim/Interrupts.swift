import Dispatch
import Experiments
import Foundation

/// What happens on Ctrl-C and on termination: partial files are removed, the exit code is 130 or 143.
enum Interrupts {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func install() {
    for (number, code) in [(SIGINT, Int32(130)), (SIGTERM, Int32(143))] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue.global(qos: .userInteractive))
      source.setEventHandler {
        PartialResults.discardAll()
        StandardError.write("noise-sim: interrupted; earlier results are as they were")
        _exit(code)
      }
      source.resume()
      sources.append(source)
    }
  }
}
