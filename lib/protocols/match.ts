import type { Definition } from './definition';
import { createEndpointIndex } from './endpoints';
import { createFirstTokenFinder } from './first-token';
import type { Matcher } from './matcher';
import { createMessageMatcher } from './match-message';

/** Compiles definitions once; where two match the same message, the earlier one comes first. */
export function createMatcher(definitions: readonly Definition[]): Matcher {
  const names = new Map(definitions.map(({ id, name }) => [id, name]));
  return {
    ...createMessageMatcher(definitions),
    url: createFirstTokenFinder(definitions),
    request: createEndpointIndex(definitions),
    name: (definition) => names.get(definition) ?? definition,
  };
}
