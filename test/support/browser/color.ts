/** `#rrggbb` of the `[r, g, b, a]` that browsers say. */
export function hexColor(color: unknown): string {
  const parts = Array.isArray(color) ? color.slice(0, 3) : [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
