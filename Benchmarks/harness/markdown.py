"""Tables."""


def table(header, rows):
    """A Markdown table; a column whose cells all start with a digit, or are empty, is aligned to the right."""
    cells = [[str(cell) for cell in row] for row in [header, *rows]]
    columns = range(len(header))
    widths = [max(3, *(len(row[i]) for row in cells)) for i in columns]
    numeric = [i > 0 and all(row[i][:1].isdigit() or not row[i] for row in cells[1:]) for i in columns]

    def line(row):
        padded = (row[i].rjust(widths[i]) if numeric[i] else row[i].ljust(widths[i]) for i in columns)
        return f"| {' | '.join(padded)} |"

    rule = ["-" * (widths[i] - 1) + ":" if numeric[i] else "-" * widths[i] for i in columns]
    return "\n".join([line(cells[0]), line(rule), *map(line, cells[1:])]) + "\n"
