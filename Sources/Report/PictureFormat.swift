/// A kind of file that a figure can be drawn as.
public enum PictureFormat: String, Sendable, CaseIterable {
  /// For pages: sharp at every size, with words that can be selected.
  case svg
  /// For papers.
  case pdf
  /// For slides and messages: twice as many pixels as the figure's size.
  case png

  /// The format's name, with which the names of its files end.
  public var name: String { rawValue }
}
