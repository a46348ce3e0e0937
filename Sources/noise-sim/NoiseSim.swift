import ArgumentParser
import Findings
import Foundation

/// The command: arguments in, text out.
@main
struct NoiseSim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "noise-sim",
    abstract: "The noise scale of SGD: computed, kept by transforms, and tested by simulation.",
    discussion: """
      With the learning rate ε, N training examples, the batch size B and the momentum m, g = ε(N/B−1)/(1−m) ≈ \
      εN/(B(1−m)) sets the random fluctuations of SGD. Schedules with the same g at every epoch should have the same \
      learning curve: decaying the learning rate, increasing the batch size and raising the momentum are then the \
      same. noise-sim makes such schedules, runs them, and says with a statistical verdict whether they are.

      To start: noise-sim scale --learning-rate 0.1 --batch-size 128 --momentum 0.9
      """,
    version: Program.version,
    subcommands: [
      CompareCommand.self, ScaleCommand.self, ConvertCommand.self, VerdictCommand.self,
      FiguresCommand.self, KeysCommand.self,
    ],
    defaultSubcommand: nil)

  static func main() {
    Interrupts.install()
    let arguments = RequiredEquivalence.withValue(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try parse(asRoot: arguments)
      try command.run()
    } catch {
      let code = exitCode(for: error)
      guard !code.isSuccess else { exit(withError: error) }
      // It repeats what was typed, which may hold anything.
      let message = fullMessage(for: error)
      if !message.isEmpty { StandardError.write(message) }
      exit(withError: code)
    }
  }

  /// Parses a command line.
  ///
  /// A word that nobody knows is what is wrong, whatever else may seem so without it.
  private static func parse(asRoot arguments: [String]) throws -> any ParsableCommand {
    do {
      return try parseAsRoot(arguments)
    } catch  where exitCode(for: error) == .validationFailure {
      guard let unknown = UnknownWord(in: arguments, of: self) else { throw error }
      StandardError.write(unknown.message)
      throw exitCode(for: error)
    }
  }
}
