import Experiments
import NoiseScale
import Testing

@testable import ExperimentFiles

@Suite struct ScalarsTests {
  @Test func `numbers in all their spellings`() throws {
    let spellings: [(String, Int)] = [("100", 100), ("5e4", 50_000), ("+100", 100), ("100.0", 100), ("1.5e2", 150)]
    for (text, value) in spellings {
      #expect(try ValidText.read("replicates: \(text)\n" + ValidText.schedules).replicates == value)
    }
    #expect(try ValidText.read("seed: 18446744073709551615\n" + ValidText.schedules).seed == .max)
    #expect(try ValidText.read("seed: 9007199254740993\n" + ValidText.schedules).seed == 9_007_199_254_740_993)
    #expect(try ValidText.read("record-every: .5\n" + ValidText.schedules).recordEvery == 0.5)
    #expect(try ValidText.read("record-every: 1E-1\n" + ValidText.schedules).recordEvery == 0.1)
  }

  @Test func `texts in all their styles`() throws {
    let styles: [(String, String)] = [
      ("yes", "yes"), ("2024", "2024"), ("'it''s'", "it's"), ("\"a\\u00e9\"", "aé"), ("|-\n  a\n  b", "a\nb"),
      ("''", ""),
      (">-\n  a\n  b", "a b"), ("'null'", "null"),
    ]
    for (text, value) in styles { #expect(try ValidText.read("title: \(text)\n" + ValidText.schedules).title == value) }
  }

  @Test func `what is no number is refused`() {
    let integer = "but must be an integer within 1…1000000"
    BadInput.check([
      BadInput.top("replicates: abc", "13: replicates is 'abc', \(integer)"),
      BadInput.top("replicates: '64'", "13: replicates is '64' in quotes, \(integer)"),
      BadInput.top("replicates:", "12: replicates is empty, \(integer)"),
      BadInput.top("replicates: ~", "13: replicates is '~', \(integer)"),
      BadInput.top("replicates: 1.5", "13: replicates is 1.5, \(integer)"),
      BadInput.top("replicates: 1_000", "13: replicates is '1_000', \(integer)"),
      BadInput.top("replicates: 0x10", "13: replicates is '0x10', \(integer)"),
      BadInput.top("replicates: 010", "13: replicates is '010', \(integer)"),
      BadInput.top("replicates: 1:30", "13: replicates is '1:30', \(integer)"),
      BadInput.top("replicates: 1e30", "13: replicates is 1e30, \(integer)"),
      BadInput.top("replicates: [1]", "13: replicates is a list, \(integer)"),
      BadInput.top("replicates: {a: 1}", "13: replicates is a mapping, \(integer)"),
      BadInput.top(
        "replicates: !!int 3",
        "13: the tag tag:yaml.org,2002:int is not allowed: a value is known by its spelling alone"),
      BadInput.top("replicates: 0", "13: replicates is 0, \(integer)"),
      BadInput.top("replicates:   -1", "15: replicates is -1, \(integer)"),
      BadInput.top(
        "training-set-size: 0", "20: training-set-size is 0, but must be an integer within 1…9007199254740992"),
      BadInput.top("seed: -1", "7: seed is -1, but must be an integer within 0…18446744073709551615"),
      BadInput.top(
        "seed: 18446744073709551616",
        "7: seed is 18446744073709551616, but must be an integer within 0…18446744073709551615"),
      BadInput.top("record-every: nan", "15: record-every is 'nan', but must be a number of epochs > 0"),
      BadInput.top("record-every: .nan", "15: record-every is '.nan', but must be a number of epochs > 0"),
      BadInput.top("record-every: .inf", "15: record-every is '.inf', but must be a number of epochs > 0"),
      BadInput.top("record-every: 1e999", "15: record-every is 1e999, but must be a number of epochs > 0"),
      BadInput.top("record-every: 0", "15: record-every is 0, but must be a number of epochs > 0"),
      BadInput.top("record-every: yes", "15: record-every is 'yes', but must be a number of epochs > 0"),
      BadInput.top(
        "record-every: \(String(repeating: "x", count: 99))",
        "15: record-every is '\(String(repeating: "x", count: 57))…', but must be a number of epochs > 0"),
    ])
  }

  @Test func `what is no text and no known word is refused`() {
    BadInput.check([
      BadInput.top("title: [a]", "8: title is a list, but must be a text"),
      BadInput.top("title:", "7: title is empty, but must be a text"),
      BadInput.top("title: null", "8: title is 'null', but must be a text"),
      BadInput.top(
        "sampling: replaced",
        "11: sampling is 'replaced', but must be one of with-replacement, without-replacement, reshuffled"),
      BadInput.top(
        "dynamics: exact", "11: dynamics is 'exact', but must be a list of dynamics such as [exact, gaussian]"),
      BadInput.top("dynamics: []", "11: dynamics: at least one is required"),
      BadInput.top("dynamics: [exact, exact]", "19: dynamics: exact is there twice"),
      BadInput.top(
        "dynamics: [exact, excat]",
        "19: element 2 of dynamics is 'excat', but must be one of exact, gaussian, langevin, langevin-overdamped, minibatch; did you mean 'exact'?"
      ),
      BadInput.top(
        "dynamics: [exact, minibatch]",
        "19: dynamics is minibatch, but on a quadratic with optimizer momentum and sampling with-replacement "
          + "must be one of "
          + "exact, gaussian, langevin, langevin-overdamped"),
      BadInput.top(
        "optimizer: adm",
        "12: adm: it is not known in 'optimizer'; did you mean 'adam'? (known: sgd, momentum, nesterov, adam, adamw, formal)"
      ),
      BadInput.top(
        "optimizer: [adam]", "12: optimizer is a list, but must be the name of an optimizer, or {name: {parameters}}"),
      BadInput.top("optimizer: {adam: 1}", "19: adam is 1, but must be a mapping of its parameters"),
      BadInput.top(
        "optimizer: {adam: {}, sgd: {}}",
        "12: optimizer is a mapping with 2 keys, but must be the name of an optimizer, or {name: {parameters}}"),
      BadInput.top(
        "optimizer: {adam: {beta1: 0.9, beta2: 1}}", "39: adam: beta2 is 1, but must be a number ≥ 0 and < 1"),
      BadInput.top("optimizer: {adam: {beta1: x}}", "27: adam: beta1 is 'x', but must be a number ≥ 0 and < 1"),
      BadInput.top(
        "optimizer: {adam: {beta1: '0.5'}}", "27: adam: beta1 is '0.5' in quotes, but must be a number ≥ 0 and < 1"),
      BadInput.top(
        "optimizer: {adam: {beta3: 1}}",
        "20: beta3: it is not known in 'adam'; did you mean 'beta1' or 'beta2'? (known: beta1, beta2, delta)"),
      BadInput.top("optimizer: {momentum: {m: 0.9}}", "24: m: it is not known in 'momentum'"),
    ])
  }

  /// Every text of up to five of the characters that numbers are made of, against the grammar as a pattern.
  @Test func decimalNumbersAreThoseOfTheGrammar() {
    let grammar = /[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/
    var texts = [""]
    for text in ["nan", "inf", "0x1p3", "1_000", "1:30", " 1", "1 ", "١", "1\u{301}"] {
      #expect(!text.isDecimalNumber, "\(text)")
    }
    for _ in 0..<5 {
      texts = texts.flatMap { text in "01.e+".map { text + String($0) } } + [""]
      for text in texts { #expect(text.isDecimalNumber == (text.wholeMatch(of: grammar) != nil), "\(text)") }
    }
  }
}
