import Compression
import Descriptions
import Foundation

/// Why a data set could not be had. Each case describes itself in one sentence: the file or parameter, what was found,
/// what is expected.
public enum DataSetError: Error, Sendable, Equatable {
  /// A file or folder does not exist. `advice` says what to do.
  case missing(path: String, advice: String)

  /// A file exists and cannot be read.
  case unreadable(path: String, reason: String)

  /// A file ends too early.
  case truncated(file: String, found: String, expected: String)

  /// A file goes on after its end.
  case extraBytes(file: String, found: String, expected: String)

  /// The gzip data of a file are not whole.
  case compression(file: String, GzipError)

  /// The header is not one of an IDX file of unsigned bytes.
  case wrongMagic(file: String, found: String, expected: String)

  /// The dimensions are not those of this data set.
  case wrongShape(file: String, found: [Int], expected: [Int])

  /// A label is not a class. `index` counts examples from 0.
  case labelOutOfRange(file: String, index: Int, found: Int, classCount: Int)

  /// A number is not finite. `index` counts elements from 0.
  case notFinite(file: String, index: Int, found: String)

  /// The file is well formed and is not the one that is expected. Checksums are CRC-32 of the uncompressed bytes.
  case wrongChecksum(file: String, found: String, expected: String)

  /// A place in a table is wrong; line and column (in characters) count from 1.
  case table(file: String, line: Int, column: Int, message: String)

  /// There are fewer training examples than asked for.
  case tooFewExamples(file: String, found: Int, asked: Int)

  /// A random split leaves the training or the test part without a row.
  case emptyPart(file: String, rows: Int, testFraction: Double)

  /// All inputs are the same number, so that there is no deviation to divide by.
  case constantInputs(dataSet: String, examples: Int)

  /// A generated teacher never chooses one of its classes.
  case unusedClass(dataSet: String, label: Int, inputs: Int)

  /// A parameter is outside its range; without a value `allowed` is the rest of the sentence.
  case invalidParameter(name: String, value: String?, allowed: String)

  /// What is wrong, and the parameter that named the file or has the value.
  indirect case blaming(parameter: String, DataSetError)

  /// Whether an input is not there at all, as opposed to being wrong: exit code 66 rather than 65.
  public var isMissingInput: Bool {
    switch reason {
    case .missing, .unreadable: true
    default: false
    }
  }

  /// Whether the value of a parameter is at fault, not a file.
  public var isOfParameter: Bool {
    if case .invalidParameter = reason { true } else { false }
  }
}

extension DataSetError {
  /// Why a file could not be read; `advice` says what to do where it does not exist.
  init(_ error: GzipError, file: URL, advice: String) {
    switch error {
    case .missing: self = .missing(path: file.path, advice: advice)
    case .unreadable(let reason): self = .unreadable(path: file.path, reason: reason)
    case .truncated, .extraBytes, .damaged, .tooLarge, .device: self = .compression(file: file.path, error)
    }
  }

  /// A parameter that is not allowed.
  init(_ fault: Fault) {
    self = .invalidParameter(name: fault.subject, value: fault.value, allowed: fault.allowed)
  }
}

extension DataSetError {
  /// The parameter of the data set that is to blame: it named the file, or its value is what is not allowed; nil where
  /// none is.
  public var parameter: String? {
    switch self {
    case .blaming(let parameter, _): parameter
    case .invalidParameter(let name, _, _): name
    default: nil
    }
  }

  /// What is wrong, whoever is to blame.
  public var reason: DataSetError {
    if case .blaming(_, let reason) = self { reason } else { self }
  }

  /// The same with the parameter that is to blame, where that is not known already.
  func blamed(on parameter: String) -> DataSetError {
    self.parameter == nil ? .blaming(parameter: parameter, self) : self
  }
}

extension DataSetError: CustomStringConvertible, LocalizedError {
  /// The sentence for the reader.
  public var description: String {
    switch self {
    case .missing(let path, let advice):
      "\(path) does not exist: \(advice)."
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)."
    case .truncated(let file, let found, let expected):
      "\(file) is truncated: found \(found), expected \(expected)."
    case .extraBytes(let file, let found, let expected):
      "\(file) is too long: found \(found), expected \(expected)."
    case .compression(let file, let error):
      "\(file) \(error)."
    case .wrongMagic(let file, let found, let expected):
      "\(file) is not an IDX file of the type needed: found \(found), expected \(expected)."
    case .wrongShape(let file, let found, let expected):
      "\(file) has the wrong shape: found \(Self.shape(found)), expected \(Self.shape(expected))."
    case .labelOutOfRange(let file, let index, let found, let classCount):
      "\(file) has a label out of range: found \(found) at example \(index), expected 0…\(classCount - 1)."
    case .notFinite(let file, let index, let found):
      "\(file) has a number that is not finite: found \(found) at element \(index), expected finite numbers."
    case .wrongChecksum(let file, let found, let expected):
      "\(file) has the wrong content: found CRC-32 \(found), expected \(expected)."
    case .table(let file, let line, let column, let message):
      "\(file):\(line):\(column): \(message)" + (message.hasSuffix("?") ? "" : ".")
    case .tooFewExamples(let file, let found, let asked):
      "\(file) has too few training examples: found \(found), expected at least training-set-size (\(asked))."
    case .emptyPart(let file, let rows, let testFraction):
      "\(file) cannot be split: found \(rows) rows, expected so many that test-fraction \(testFraction) leaves some to "
        + "train and some to test on."
    case .constantInputs(let dataSet, let examples):
      "\(dataSet) cannot be standardised: found the same number in all inputs of the \(examples) training examples, "
        + "expected at least two different ones (use more examples or pool less)."
    case .unusedClass(let dataSet, let label, let inputs):
      "\(dataSet) has a class without examples: found class \(label) at none of \(inputs) inputs, expected every "
        + "class (use more hidden units or features, fewer classes, or another seed)."
    case .invalidParameter(let name, let value, let allowed):
      value.map { "\(name) is \($0), expected \(allowed)." } ?? "\(name): \(allowed)."
    case .blaming(_, let reason):
      reason.description
    }
  }

  /// The same sentence.
  public var errorDescription: String? { description }

  private static func shape(_ dimensions: [Int]) -> String {
    dimensions.map(String.init).joined(separator: " × ")
  }
}
