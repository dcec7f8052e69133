/** A key (or index), or a reading of the text there (`@json`). */
export type Step = string | { readonly op: string };

/**
 * Steps from the root as a path that a definition understands: `$.data.access_token`,
 * `$.args.1`, `$.body.@json.token`, `$["a.b"]`.
 */
export function pathText(steps: readonly Step[]): string {
  let path = '$';
  for (const step of steps) {
    if (typeof step === 'object') path += `.${step.op}`;
    else path += /^[\w$-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  }
  return path;
}
