import Testing

@testable import Report

@Suite struct InlineSVGTests {
  /// In the form of gnuplot's files.
  private static let file = """
    <?xml version="1.0" encoding="utf-8"  standalone="no"?>
    <svg
     width="20" height="10"
     xmlns="http://www.w3.org/2000/svg"
    >

    <title>Title</title>
    <desc>Description</desc>

    <g id="canvas">

    <rect x="0" y="0" width="20" height="10" fill="#ffffff"/>
    <defs>
    \t<circle id='dot' r='0.5'/>
    \t<use xlink:href='#dot' id='disc'/>
    </defs>
    \t\t<text> id='dot' href='#dot' url(#dot)</text>
    \t<g id="gnuplot_plot_1a" ><title>gnuplot_plot_1a</title>
    \t<path d='M0,0' clip-path='url(#dot)'/>\t</g>
    \t<g id="gnuplot_plot_2a" ><title>gnuplot_plot_2a</title>
    \t</g>
    \t<g id="gnuplot_plot_1b" ><title>gnuplot_plot_1b</title>
    \t</g>
    \t<g id="gnuplot_plot_2b" ><title>gnuplot_plot_2b</title>
    \t</g>
    \t<g id="gnuplot_plot_1c" ><title>gnuplot_plot_1c</title>
    \t</g>
    </g>
    </svg>

    """

  @Test func `a whole file`() {
    #expect(
      InlineSVG(Self.file, prefix: "p7-", curves: [[4, nil], [1]]).content == """
        <g id="p7-canvas">
        <defs>
        <circle id='p7-dot' r='0.5'/>
        <use xlink:href='#p7-dot' id='p7-disc'/>
        </defs>
        <text> id='dot' href='#dot' url(#dot)</text>
        <g data-curve="4">
        <path d='M0,0' clip-path='url(#p7-dot)'/> </g>
        <g>
        </g>
        <g data-curve="1">
        </g>
        <g>
        </g>
        <g>
        </g>
        </g>
        """)
  }
}
