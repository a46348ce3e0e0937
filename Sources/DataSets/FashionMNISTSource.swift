import Descriptions
import Foundation

/// Fashion-MNIST by name.
public struct FashionMNISTSource: DataSource {
  /// The side of the squares of pixels that are averaged.
  public var pool: Int

  /// All pixels unless told.
  public init(pool: Int = 1) { self.pool = pool }

  public static let name = "fashion-mnist"
  public static let meaning = "70 000 grey images of clothes, 28 × 28 pixels, ten classes."
  public static let template = FashionMNISTSource()
  public static let fields: [Field<Self>] = [
    Field(
      "pool", \.pool, .oneOf(MeanPooling.sizes(side: FashionMNIST.side)),
      "The side of the squares of pixels that are averaged.")
  ]

  public static let mostExamples = 60_000

  public func make(examples: Int, directory: URL?) throws(DataSetError) -> DataSplit {
    try FashionMNIST.load(directory: directory).split(pool: pool, examples: examples)
  }
}
