import Foundation

/// `benchmark CASE [key=value …] [rounds=stdin]`: times one case and prints one line of JSON; with `rounds=stdin` one for every
/// line of standard input, so that several programs can take turns.
@main
enum Benchmark {
  private static var cases: [String: any Case.Type] {
    [
      "gaussian": GaussianCase.self, "draws": DrawsCase.self, "network": NetworkCase.self, "exact": ExactCase.self,
      "peak": PeakCase.self, "timeline": TimelineCase.self, "elementary": ElementaryCase.self,
    ]
  }

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
      exit(64)
    }
  }

  private static func run(_ arguments: [String]) throws {
    guard let name = arguments.first, let type = cases[name] else {
      throw UsageError("the first argument must be one of \(cases.keys.sorted().joined(separator: ", "))")
    }
    var options = try Options(arguments.dropFirst())
    let isAsked = options.text("rounds", "1") == "stdin"
    let measured = try type.init(&options)
    try options.requireAllUsed()
    if isAsked {
      while readLine() != nil { try report(measured) }
    } else {
      try report(measured)
    }
  }

  private static func report(_ measured: some Case) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    FileHandle.standardOutput.write(try encoder.encode(Measurement(measured)) + Data("\n".utf8))
  }
}
