let told: HTMLElement | null = null;

/** While the pointer is on a cell whose text is cut off, its tooltip says the whole of it. */
export function tellCut({ type, target }: Event): void {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.row > .cell') : null;
  if (cell === null || cell.role === 'columnheader') return;
  const parts = [cell, ...cell.querySelectorAll('.state-text, .with-tags > :first-child')];
  const isCut = parts.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  forgetCut();
  if (type !== 'pointerover' || !isCut) return;
  cell.title = cell.innerText;
  told = cell;
}

/** The cell is another row's now. */
export function forgetCut(): void {
  told?.removeAttribute('title');
  told = null;
}
