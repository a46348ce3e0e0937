import Descriptions

/// What is to be predicted of an example.
public enum PredictionTask: String, Word {
  /// Its class.
  case classification
  /// One or several numbers.
  case regression
}
