/** Functions that run in a page: each must stand alone. */

/** What `find` looks for; JSON, so that it can be sent. */
export interface Query {
  readonly css: string | null;
  readonly role: string | null;
  readonly name: string | null;
  /** All of these must be in the element's text. */
  readonly texts: readonly string[];
}

/** The first visible element that fits, shadow trees left out; `null` where there is none. */
export function find(query: Query): Element | null {
  const natural: Record<string, string> = {
    a: 'link',
    button: 'button',
    select: 'combobox',
    textarea: 'textbox',
    dialog: 'dialog',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    summary: 'button',
  };
  const inputs: Record<string, string> = {
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    search: 'searchbox',
    number: 'spinbutton',
    button: 'button',
    submit: 'button',
  };
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const roleOf = (element: Element) =>
    element.getAttribute('role') ??
    (element instanceof HTMLInputElement
      ? (inputs[element.type] ?? 'textbox')
      : natural[element.localName]);
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by !== null)
      return clean(
        by
          .split(/\s+/)
          .reduce((all, id) => `${all} ${document.getElementById(id)?.textContent ?? ''}`, ''),
      );
    const label = element.getAttribute('aria-label');
    if (label !== null) return clean(label);
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? element.labels
        : null;
    if (labels !== null && labels.length > 0) return clean(labels[0]?.textContent);
    return clean(element.textContent) || clean(element.getAttribute('title'));
  };
  const named = (element: Element, name: string) => {
    const own = nameOf(element);
    return own === name || (own.startsWith(name) && /^[\W\d]*$/.test(own.slice(name.length)));
  };
  for (const element of document.querySelectorAll(query.css ?? '*')) {
    if (query.role !== null && roleOf(element) !== query.role) continue;
    if (query.name !== null && !named(element, query.name)) continue;
    const text = element.textContent;
    if (!query.texts.every((part) => text.includes(part))) continue;
    if (element.checkVisibility({ visibilityProperty: true })) return element;
  }
  return null;
}

/** The texts of the cells of the grid called `name`, row by row; empty where there is no such grid. */
export function gridCells(name: string, role: 'gridcell' | 'columnheader'): string[][] {
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const label = (grid: Element) =>
    grid.getAttribute('aria-label') ??
    document.getElementById(grid.getAttribute('aria-labelledby') ?? '')?.textContent;
  const grid = [...document.querySelectorAll('[role=grid], [role=treegrid]')].find((one) =>
    clean(label(one)).startsWith(name),
  );
  if (!grid) return [];
  return [...grid.querySelectorAll('[role=row]')]
    .map((row) =>
      [...row.querySelectorAll(`[role=${role}]`)].map((cell) => clean(cell.textContent)),
    )
    .filter((cells) => cells.length > 0);
}

/** The text of the region named Details; empty where there is none. */
export function detailText(): string {
  const region = document.querySelector<HTMLElement>(
    '[role=region][aria-label=Details], section[aria-label=Details]',
  );
  return region?.innerText ?? '';
}
