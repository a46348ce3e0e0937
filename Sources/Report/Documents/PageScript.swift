/// What a page can do: sort its tables, switch curves on and off, and read them.
enum PageScript {
  /// JavaScript.
  static let text = #"""
    (() => {
      'use strict';
      const root = document.documentElement;
      const note = message => {
        root.dataset.errors = (root.dataset.errors ? root.dataset.errors + '; ' : '') + message;
      };
      window.addEventListener('error', event => note(event.message));

      // Tables.
      const words = new Intl.Collator('en', { numeric: true });
      const leadingNumber = text => {
        const plain = text.replace(/[\u202f\s]/g, '').replace(/^\u2212/, '-');
        const match = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/i.exec(plain);
        return match ? Number(match[0]) : /^-?\u221e/.test(plain) ? (plain[0] === '-' ? -Infinity : Infinity) : NaN;
      };
      const sortTable = (table, header) => {
        const isDown = header.getAttribute('aria-sort') === 'ascending';
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        header.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
        const rows = [...table.tBodies[0].rows].map(row => {
          const cell = row.cells[header.cellIndex];
          const text = (cell.dataset.value ?? cell.textContent).trim();
          return { row, text, number: leadingNumber(text) };
        });
        const isNumeric = rows.every(row => row.text === '' || !Number.isNaN(row.number));
        rows.sort((one, two) => {
          // What is not there comes last, whichever way.
          if (one.text === '' || two.text === '') return (one.text === '') - (two.text === '');
          const order = isNumeric
            ? (one.number < two.number ? -1 : one.number > two.number ? 1 : 0) : words.compare(one.text, two.text);
          return isDown ? -order : order;
        });
        table.tBodies[0].append(...rows.map(row => row.row));
      };
      const tables = document.querySelectorAll('table');
      for (const table of tables) {
        for (const header of table.tHead.rows[0].cells) {
          header.firstElementChild.addEventListener('click', () => sortTable(table, header));
        }
      }

      // Pictures.
      const create = name => document.createElementNS('http://www.w3.org/2000/svg', name);
      const element = (name, kind, text) => {
        const made = document.createElement(name);
        made.className = kind;
        made.textContent = text;
        return made;
      };
      const number = (value, digits) => {
        const text = value.toPrecision(digits);
        return (text.includes('e') ? String(Number(text)) : text.includes('.') ? text.replace(/\.?0+$/, '') : text)
          .replace(/^-/, '\u2212');
      };

      // A panel's curves, and the place of a value in its drawing.
      const readPanel = data => {
        const [left, right, top, bottom] = data.frame;
        const place = (axis, start, end) => {
          const [low, high] = axis.range;
          return axis.logarithmic
            ? value => start + (end - start) * Math.log(value / low) / Math.log(high / low)
            : value => start + (end - start) * (value - low) / (high - low);
        };
        const across = place(data.x, left, right);
        const curves = data.curves.map(curve => ({
          ...curve,
          points: curve.points === '' ? [] : curve.points.split(';').map(point => point.split(' ').map(Number)),
        }));
        return { left, right, top, bottom, across, up: place(data.y, bottom, top), curves };
      };
      // The curve's point at a place; none where it has ended or not begun.
      const pointAt = (curve, x, panel) => {
        const at = panel.across(x);
        let best = null;
        for (const point of curve.points) {
          const distance = panel.across(point[0]) - at;
          if (curve.steps) {
            if (distance <= 1e-6) best = point;
            continue;
          }
          if (best === null || Math.abs(distance) < Math.abs(panel.across(best[0]) - at)) best = point;
        }
        if (best === null) return null;
        const last = curve.points[curve.points.length - 1];
        const isThere = curve.steps
          ? panel.across(last[0]) >= at - 1 : Math.abs(panel.across(best[0]) - at) <= 0.02 * (panel.right - panel.left);
        return isThere ? best : null;
      };

      class PanelReader {
        constructor(box, data, picture) {
          this.data = data;
          this.picture = picture;
          this.svg = box.querySelector('svg');
          this.readout = box.querySelector('.readout');
          this.svg.tabIndex = 0;
          const move = event => this.show(this.nearest(event));
          this.svg.addEventListener('pointermove', move);
          this.svg.addEventListener('pointerdown', move);
          this.svg.addEventListener('pointerleave', event => event.pointerType === 'touch' || this.hide());
          this.svg.addEventListener('blur', () => this.hide());
          this.svg.addEventListener('keydown', event => this.key(event));
        }

        // Read when first asked for.
        get panel() { return this.read ??= readPanel(this.data); }

        get visible() { return this.panel.curves.filter(curve => this.picture.isOn(curve.curve)); }

        get places() {
          const all = this.visible.flatMap(curve => curve.points.map(point => point[0]));
          return [...new Set(all)].sort((one, two) => one - two);
        }

        nearest(event) {
          const box = this.svg.getBoundingClientRect();
          const view = this.svg.viewBox.baseVal;
          const at = view.x + (event.clientX - box.left) / box.width * view.width;
          let best = null;
          for (const curve of this.visible) {
            for (const [x] of curve.points) {
              const distance = Math.abs(this.panel.across(x) - at);
              if (best === null || distance < best.distance) best = { x, distance };
            }
          }
          return best === null ? null : best.x;
        }

        key(event) {
          if (event.key === 'Escape') return this.hide();
          const places = this.places;
          const { across, left, right } = this.panel;
          // A step that can be seen.
          const isAway = (x, sign) => sign * (across(x) - across(this.x)) >= 0.005 * (right - left);
          const [first, last] = [places[0], places[places.length - 1]];
          const next = {
            ArrowLeft: this.x == null ? last : places.findLast(x => isAway(x, -1)) ?? first,
            ArrowRight: this.x == null ? first : places.find(x => isAway(x, 1)) ?? last, Home: first, End: last,
          }[event.key];
          if (next === undefined) return;
          event.preventDefault();
          this.show(next);
        }

        show(x) {
          if (x === null) return this.hide();
          PanelReader.shown?.hide();
          PanelReader.shown = this;
          this.x = x;
          const { left, right, top, bottom, across, up } = this.panel;
          const at = across(x);
          this.cursor = this.svg.appendChild(create('g'));
          this.cursor.setAttribute('class', 'cursor');
          const line = this.cursor.appendChild(create('line'));
          for (const [name, value] of Object.entries({ x1: at, x2: at, y1: top, y2: bottom })) {
            line.setAttribute(name, value);
          }
          this.readout.append(element('p', '', this.data.x.label + ' ' + number(x, 6)));
          for (const curve of this.visible) {
            const button = this.picture.buttons[curve.curve];
            const point = pointAt(curve, x, this.panel);
            const row = this.readout.appendChild(document.createElement('div'));
            row.append(
              button.querySelector('.sample').cloneNode(true),
              element('span', 'name', button.querySelector('span').textContent),
              element('span', 'value', point === null ? '\u2013' : number(point[1], 4)));
            const interval = point?.length === 4 ? '(' + number(point[2], 4) + ' \u2026 ' + number(point[3], 4) + ')' : '';
            row.append(element('span', 'interval', interval));
            if (point === null) continue;
            const y = up(point[1]);
            if (y < top - 1 || y > bottom + 1) continue;
            const dot = this.cursor.appendChild(create('circle'));
            const mark = button.querySelector('.sample > *');
            dot.setAttribute('fill', mark.getAttribute('stroke') ?? mark.getAttribute('fill'));
            dot.setAttribute('cx', curve.steps ? at : across(point[0]));
            dot.setAttribute('cy', y);
            dot.setAttribute('r', 5);
          }
          // On the side where the pointer is not.
          const isRight = at > (left + right) / 2;
          this.readout.style.left = isRight ? '21%' : 'auto';
          this.readout.style.right = isRight ? 'auto' : '5%';
        }

        hide() {
          this.cursor?.remove();
          this.cursor = null;
          this.x = null;
          this.readout.replaceChildren();
          if (PanelReader.shown === this) PanelReader.shown = null;
        }
      }

      const pictures = document.querySelectorAll('figure.picture');
      for (const figure of pictures) {
        const buttons = [...figure.querySelectorAll('.legend button')];
        const picture = { buttons, isOn: curve => buttons[curve].getAttribute('aria-pressed') === 'true' };
        const drawing = figure.querySelector('.drawing');
        for (const button of buttons) {
          button.addEventListener('click', () => {
            const isOn = button.getAttribute('aria-pressed') !== 'true';
            button.setAttribute('aria-pressed', isOn);
            for (const part of drawing.querySelectorAll(`[data-curve="${button.dataset.for}"]`)) {
              if (isOn) part.removeAttribute('display'); else part.setAttribute('display', 'none');
            }
          });
        }
        const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
        figure.querySelectorAll('.panel').forEach((box, index) => new PanelReader(box, data[index], picture));
      }
      document.addEventListener('pointerdown', event => {
        const shown = PanelReader.shown;
        if (shown && !shown.svg.contains(event.target)) shown.hide();
      });
      window.addEventListener('beforeprint', () => {
        for (const help of document.querySelectorAll('details')) help.open = true;
      });

      for (const hint of document.querySelectorAll('.hint')) hint.hidden = false;

      root.dataset.ready = `${pictures.length} pictures, ${tables.length} tables`;
    })();

    """#
}
