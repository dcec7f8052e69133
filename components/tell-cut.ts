/** While the pointer is on a cell whose text is cut off, its tooltip says the whole of it. */
export function tellCut({ type, target }: Event): void {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.row > .cell') : null;
  if (cell === null || cell.role === 'columnheader') return;
  const parts = [cell, ...cell.querySelectorAll('.state-text, .with-tags > :first-child')];
  const isCut = parts.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  if (type === 'pointerover' && isCut) cell.title = cell.innerText;
  else cell.removeAttribute('title');
}
