import Testing

/// The tests that write output folders, one after the other, because `OutputFolder.discardAll` reaches every open one.
@Suite(.serialized) enum FileTests {}
