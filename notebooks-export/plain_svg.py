"""Makes an SVG of matplotlib small, and drawable where a viewer of notebooks removes style sheets and references.

Styles become attributes of the same names, references to shapes become the shapes, groups without a purpose go, and numbers
are rounded.
"""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
GEOMETRY = ("d", "transform", "x", "y", "width", "height")


def plain_svg(text):
    ElementTree.register_namespace("", SVG[1:-1])
    root = ElementTree.fromstring(text)
    shapes = {path.get("id"): path.attrib.copy() for path in root.iter(SVG + "path") if path.get("id")}
    root[:] = [plain for child in root for plain in simplified(child, shapes)]
    # What the style sheet says of all elements, inherited.
    root.set("stroke-linejoin", "round")
    ElementTree.indent(root, space="")
    return ElementTree.tostring(root, encoding="unicode")


def simplified(element, shapes):
    """The elements that take the place of one: none, itself, or what it holds."""
    name = element.tag.removeprefix(SVG)
    if name in ("metadata", "style"):
        return []
    if name == "use":
        draw_in_place(element, shapes[element.attrib.pop(LINK)[1:]])
    spell_out_style(element)
    for key in GEOMETRY:
        if key in element.attrib:
            element.set(key, shorter(element.get(key)))
    if name != "clipPath":
        element.attrib.pop("id", None)
    kept = [plain for child in element for plain in simplified(child, shapes)]
    if name == "defs":
        # Paths stand here only to be referred to.
        kept = [child for child in kept if child.tag == SVG + "clipPath"]
    element[:] = kept
    if name == "g" and not element.attrib or name == "defs" and not kept:
        return kept
    return [element]


def draw_in_place(use, shape):
    """Turns a reference to a path into that path, moved."""
    use.tag = SVG + "path"
    use.set("d", shape["d"])
    use.set("transform", f"translate({use.attrib.pop('x', '0')} {use.attrib.pop('y', '0')})")
    use.set("style", f"{shape.get('style', '')}; {use.get('style', '')}")


def spell_out_style(element):
    """Turns the declarations of `style` into attributes; the shorthand of a font into several."""
    for declaration in element.attrib.pop("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font":
            weight, size, family = re.fullmatch(r"(?:(\d+) )?([\d.]+)px (.*)", value).groups()
            element.set("font-size", size)
            element.set("font-family", family)
            if weight:
                element.set("font-weight", weight)
        elif name:
            element.set(name, value)


def shorter(text):
    """Geometry with numbers of one decimal, and without the letter of lines where all of a path is lines."""
    text = re.sub(r"-?\d+\.\d+", lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), text)
    parts = text.split()
    if not set("CQcq") & set(parts):
        parts = [part for part in parts if part != "L"]
    return " ".join(parts)
