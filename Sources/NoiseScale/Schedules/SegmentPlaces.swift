extension Segment {
  /// Places from the start to the last update, in nominal examples and ascending, that show how its laws run: an even grid, and just
  /// before and after each joint, where a law may jump. The start alone where nothing follows a law.
  package func placesToDraw(divisions: Int) -> [Double] {
    let end = last.map { Double($0.examplesBefore) } ?? start
    guard !isConstant, end > start else { return [start] }
    let grid = (0...divisions).map { start + (end - start) * Double($0) / Double(divisions) }
    let near = 1e-9 * (end - start)
    let joints = courses.map(\.course).filter { !$0.isConstant }.flatMap { course -> [Double] in
      guard case .law(let law) = course.quantity else { return [] }
      return law.joints(of: course.length).map { examples(atPlace: $0, of: course) }
    }
    return (grid + joints.flatMap { [$0 - near, $0 + near] }).filter { $0 >= start && $0 <= end }.sorted()
  }

  /// Where a course has come to a place of its piece; as if batches were alike, where it counts updates.
  private func examples(atPlace place: Double, of course: Course) -> Double {
    let position = course.start + place / course.factor * course.divisor
    guard course.isInUpdates, updates > 0 else { return position }
    let stride = Double(examplesAfter - examplesBefore) / Double(updates)
    return Double(examplesBefore) + (position - Double(firstUpdate)) * stride
  }
}
