const DEEPEST = 100;

/** The value of a text that is an object, an array or a string in JSON; `undefined` for any other. */
export function parseJson(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[[{"]/.test(trimmed) || !/[\]}"]$/.test(trimmed)) return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    return undefined;
  }
}

/**
 * A copy with every text (keys too) given to `change`, with the key that it stands at. Keys such as
 * `__proto__` stay own keys. What lies deeper than 100 levels is left out.
 */
export function mapJson(
  value: unknown,
  change: (text: string, key: string | null) => string,
  key: string | null = null,
  depth = 0,
): unknown {
  if (typeof value === 'string') return change(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => mapJson(item, change, key, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      change(name, null),
      mapJson(item, change, name, depth + 1),
    ]),
  );
}
