/** The match pattern of an origin. It names no port (Firefox refuses one): it means all of them. */
export function matchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
