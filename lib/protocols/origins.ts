import type { Definition } from './definition';

/** Whether an address is of an origin that the definition names, if it names any. */
export function isOrigin(definition: Definition, url: string): boolean {
  if (definition.origins === undefined || definition.origins.length === 0) return true;
  return URL.canParse(url) && definition.origins.includes(new URL(url).origin);
}
