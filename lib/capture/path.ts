/**
 * JSON paths as refs and findings name places in a value: `$` is the root, then `.key`, `["odd key"]`
 * or `[index]`. A Map counts as a list of `{ key, value }`, a Set as a list.
 */
export type Step = string | number;

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** Adds one step to a path. */
export function pathTo(path: string, step: Step): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  return PLAIN_KEY.test(step) ? `${path}.${step}` : `${path}[${JSON.stringify(step)}]`;
}

const STEP = /\.([A-Za-z_$][\w$]*)|\[(\d{1,10})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** The steps of a path; `undefined` where the text is none. */
export function refSteps(path: string): Step[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (!match) return undefined;
    const [, key, index, quoted] = match;
    if (key !== undefined) steps.push(key);
    else if (index !== undefined) steps.push(Number(index));
    else {
      const text = unquote(quoted ?? '');
      if (text === undefined) return undefined;
      steps.push(text);
    }
  }
  return steps;
}

function unquote(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
