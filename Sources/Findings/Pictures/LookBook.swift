/// Which look each schedule of an experiment has in its pictures.
package enum LookBook {
  /// The looks of usual names: the same in every picture, so that they can be compared.
  ///
  /// What others are compared with has the first one. The looks of names that meet in one experiment differ.
  package static let usual: [String: Int] = [
    "decaying learning rate": 0, "original": 0, "momentum 0.9": 0, "baseline of Goyal et al.": 0,
    "hybrid": 1, "increasing batch size": 2,
    "increasing up to 5120": 3, "increased initial learning rate": 3,
    "control: batch × 4": 4, "increased momentum": 4,
    "increased momentum from epoch 20": 5, "momentum 0.95": 5,
    "momentum 0.975": 6, "doubled batch size": 6,
  ]

  /// A look for each name, no two the same: that of the book, if it is free, else the first that no name here has or asks for.
  package static func looks(of names: [String]) -> [Int] {
    var taken = Set<Int>()
    let booked = names.map { name in usual[name].flatMap { taken.insert($0).inserted ? $0 : nil } }
    var next = 0
    return booked.map { look in
      if let look { return look }
      while taken.contains(next) { next += 1 }
      taken.insert(next)
      return next
    }
  }
}
