/// How a page looks: light or dark as the reader's system is, readable on a telephone and on paper.
enum PageStyle {
  /// Rules of CSS.
  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1d2125; --quiet: #59626b; --line: #d3d8dd; --shade: #f3f5f7;
      --link: #0b57a4; --good: #0b6b38; --bad: #b3261e; --open: #825500;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181b; --ink: #e4e7ea; --quiet: #a3abb3; --line: #3a4149; --shade: #20252a;
        --link: #8ab8f0; --good: #72d596; --bad: #ff9a90; --open: #f0c060;
      }
      /* What is drawn in black and greys is turned round; colours are bright enough. Panels show a drawing by `use`,
         in which nothing has the ancestors that it has in the drawing. */
      [color="black"], [color="rgb(  0,   0,   0)"] { color: #e4e7ea; }
      [color="gray"] { color: #a3abb3; }
      [fill="black"], [fill="rgb(  0,   0,   0)"], [fill="#000000"] { fill: #e4e7ea; }
      [stroke="black"], [stroke="rgb(  0,   0,   0)"], [stroke="#000000"] { stroke: #e4e7ea; }
      [fill="rgb(64,64,64)"], [fill="rgb(96,96,96)"], [fill="rgb( 64,  64,  64)"] { fill: #c4cad0; }
      [stroke="rgb( 64,  64,  64)"], [stroke="rgb( 96,  96,  96)"] { stroke: #c4cad0; }
      [stroke="rgb(228, 228, 228)"], [stroke="#e4e4e4"] { stroke: #3a4149; }
      [fill="rgb(228, 228, 228)"], [fill="#e4e4e4"] { fill: #3a4149; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 88rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; overflow-wrap: anywhere; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 1.8em 0 0.6em; text-wrap: balance; }
    h1 { font-size: 1.7rem; margin-top: 0.5em; }
    h2 { font-size: 1.35rem; }
    h3 { font-size: 1.1rem; }
    article + article { margin-top: 3.5rem; border-top: 3px solid var(--line); }
    p, ul, ol, details { max-width: 52rem; }
    li + li { margin-top: 0.3em; }
    a { color: var(--link); }
    code { font-size: 0.92em; background: var(--shade); padding: 0 0.25em; border-radius: 3px; }
    .good { color: var(--good); font-weight: 600; }
    .bad { color: var(--bad); font-weight: 600; }
    .open { color: var(--open); font-weight: 600; }
    details { margin: 0.8em 0; }
    summary { cursor: pointer; color: var(--link); }

    .scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; }
    table { min-width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.8125rem; overflow-wrap: normal; }
    th, td { padding: 0.25em 0.45em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
    tbody tr:last-child td { border-bottom: 0; }
    th { vertical-align: bottom; position: sticky; top: 0; z-index: 2; background: var(--shade); padding: 0; }
    th button {
      width: 100%; padding: 0.4em 0.45em; border: 0; background: none; color: inherit; font: inherit;
      font-weight: 600; text-align: inherit; overflow-wrap: normal; cursor: pointer;
    }
    th button::after { content: "\\a0\\2195"; color: var(--quiet); font-weight: 400; }
    th[aria-sort="ascending"] button::after { content: "\\a0\\2191"; color: var(--ink); }
    th[aria-sort="descending"] button::after { content: "\\a0\\2193"; color: var(--ink); }
    td { background: var(--paper); white-space: nowrap; font-variant-numeric: tabular-nums; }
    td:first-child, th:first-child { position: sticky; left: 0; z-index: 1; border-right: 1px solid var(--line); }
    th:first-child { z-index: 3; }
    td:first-child { white-space: normal; min-width: 9rem; max-width: 18rem; overflow-wrap: anywhere; }
    td.number:first-child { min-width: 0; }
    .number { text-align: right; }
    td.words { white-space: normal; min-width: 11rem; overflow-wrap: anywhere; }
    .again { color: var(--quiet); }
    .long { white-space: normal; width: 14rem; max-height: 7em; overflow: auto; overflow-wrap: anywhere; }

    .picture { margin: 1.5rem 0 2.5rem; }
    .drawing { position: absolute; }
    .panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 0.5rem; }
    .panel { position: relative; min-width: 0; max-width: 38rem; }
    .panel > svg { display: block; width: 100%; height: auto; touch-action: pan-y pinch-zoom; cursor: crosshair; }
    .cursor line { stroke: var(--quiet); stroke-width: 1; }
    .cursor circle { stroke: var(--paper); stroke-width: 1.5; }
    .readout {
      position: absolute; top: 11%; max-width: 76%; display: grid; gap: 0 0.5em;
      grid-template-columns: auto minmax(3em, auto) auto auto; padding: 0.4em 0.6em; border: 1px solid var(--line);
      border-radius: 6px; background: var(--paper); box-shadow: 0 2px 8px #0003; font-size: 0.75rem; line-height: 1.35;
      font-variant-numeric: tabular-nums; pointer-events: none; opacity: 0.95;
    }
    .readout:empty { display: none; }
    .readout p { margin: 0 0 0.2em; font-weight: 600; grid-column: 1 / -1; }
    .readout div { display: contents; }
    .readout .sample { width: 1.6em; height: 0.7em; align-self: center; }
    .readout span { white-space: nowrap; }
    .readout .name { white-space: normal; overflow-wrap: anywhere; overflow: hidden; max-height: 12em; }
    .readout .value { text-align: right; }
    .readout .interval { color: var(--quiet); }
    .hint { color: var(--quiet); font-size: 0.875rem; }
    .legend { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.6rem 0; }
    .legend button {
      display: inline-flex; align-items: center; gap: 0.5em; max-width: 100%; min-height: 2.2rem;
      padding: 0.25em 0.7em; border: 1px solid var(--line); border-radius: 1.1rem; background: var(--paper);
      color: var(--ink); font: inherit; font-size: 0.875rem; text-align: left; cursor: pointer;
    }
    .legend button[aria-pressed="false"] { color: var(--quiet); text-decoration: line-through; border-style: dashed; }
    .legend button[aria-pressed="false"] .sample { opacity: 0.3; }
    .legend .sample { width: 2.5rem; height: 0.75rem; flex: none; }
    .legend span { overflow: auto; max-height: 12em; overflow-wrap: anywhere; }
    figcaption { max-width: 52rem; color: var(--quiet); font-size: 0.875rem; }
    figcaption strong { display: block; color: var(--ink); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

    @media (max-width: 40rem) {
      main { padding: 0.5rem 0.9rem 2rem; }
      h1 { font-size: 1.4rem; }
      td:first-child { max-width: 9rem; min-width: 6rem; }
      /* Below the panel, which it would cover. */
      .readout { position: static; max-width: none; box-shadow: none; }
      .readout { grid-template-columns: auto 1fr auto auto; }
    }
    @media print {
      :root {
        color-scheme: light;
        --paper: #ffffff; --ink: #000000; --quiet: #404040; --line: #a0a0a0; --shade: #f0f0f0;
        --link: #000000; --good: #0b6b38; --bad: #b3261e; --open: #825500;
      }
      .scroll { overflow: visible; max-height: none; border: 0; }
      table { font-size: 7pt; }
      th, td, td:first-child, th:first-child { position: static; white-space: normal; min-width: 0; }
      th button::after, .readout, .hint { display: none; }
      tr, .panel { break-inside: avoid; }
    }

    """
}
