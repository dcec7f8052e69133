import { base64Cores } from '@/lib/tokens/base64';
import { changeNode } from './change-node';
import { changeLayers } from './layers';
import { createScanner } from '@/lib/tokens/scanner';
import { cutJwtStart, isSecretHeader, isSecretName } from './sensitive';
import { standIn } from './stand-in';
import type { Node } from '@/lib/capture/node';
import type { Header } from '@/lib/log/event';

const MASKED = 'masked';
const REMEMBERED_LENGTH = 10_000;
const REMEMBERED = 20_000;

export interface Masker {
  /** `key`: the field, parameter or header that it is the value of. */
  readonly text: (whole: string, key?: string | null) => string;
  /** For a text whose end was cut off: the head of a secret at its end is masked as well. */
  readonly cutText: (whole: string, key?: string | null) => string;
  readonly header: (header: Header) => Header;
  readonly node: (root: Node) => Node;
}

/**
 * Masks by value: each secret is replaced wherever it stands, plain, percent-encoded, in JSON inside a
 * text, in base64; equal secrets by equal stand-ins. A text without a secret comes back unchanged.
 */
export function createMasker(secrets: ReadonlySet<string>, claims: 'kept' | 'dropped'): Masker {
  const steps = maskerInSteps(secrets, claims);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same; each step is the work for one secret. */
export function* maskerInSteps(
  secrets: ReadonlySet<string>,
  claims: 'kept' | 'dropped',
): Generator<'', Masker> {
  const salt = crypto.randomUUID();
  const hider = createScanner(yield* formsOf(secrets, () => MASKED));
  const hide = (part: string) => changeLayers(part, (inner) => hider.replace(inner));
  const standIns = new Map<string, string>();
  for (const secret of secrets) {
    standIns.set(secret, standIn(secret, { claims, salt, hide }));
    yield '';
  }
  const scanner = createScanner(
    yield* formsOf(secrets, (secret) => standIns.get(secret) ?? MASKED),
  );
  const remembered = new Map<string, string>();

  function plain(part: string, key: string | null): string {
    if (key !== null && isSecretName(key) && part !== '' && !part.startsWith(MASKED))
      return standIns.get(part) ?? MASKED;
    return scanner.replace(part);
  }

  function text(whole: string, key: string | null = null): string {
    if (whole.length < 4 && key === null) return whole;
    const name = `${key ?? ''}\n${whole}`;
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const masked = scanner.replace(changeLayers(whole, plain, key));
    if (whole.length <= REMEMBERED_LENGTH && remembered.size < REMEMBERED)
      remembered.set(name, masked);
    return masked;
  }

  function cutText(whole: string, key: string | null = null): string {
    const masked = scanner.replaceTail(text(whole, key), 8);
    const start = cutJwtStart(masked);
    return start >= 0 && !masked.slice(start).includes(`.${MASKED}-`)
      ? masked.slice(0, start) + MASKED
      : masked;
  }

  function header({ name, value }: Header): Header {
    if (!isSecretHeader(name)) return { name: text(name), value: cutText(value, name) };
    return {
      name: text(name),
      value: value
        .split(/([;,\s]+)/)
        .map(headerPart)
        .join(''),
    };
  }

  /** Schemes and attributes (`Bearer`, `Path=/`, `HttpOnly`) stay readable; all else goes. */
  function headerPart(part: string): string {
    if (/^[;,\s]*$/.test(part)) return part;
    if (/^(?:Bearer|Basic|Digest|DPoP|HttpOnly|Secure|Partitioned)$/i.test(part)) return part;
    const [, name = '', value = ''] = /^([\w.-]+=)?(.*)$/s.exec(part) ?? [];
    if (/^(?:Path|Domain|Max-Age|SameSite|Expires)=$/i.test(name)) return text(part);
    const masked = text(value);
    return text(name) + (masked === value ? MASKED : masked);
  }

  function node(root: Node): Node {
    return changeNode(root, (part, key, cut) => (cut ? cutText(part, key) : text(part, key)));
  }

  return { text, cutText, header, node };
}

/** A secret as it may stand in a text, with what shall stand there instead. */
function* formsOf(
  secrets: Iterable<string>,
  maskOf: (secret: string) => string,
): Generator<'', Map<string, string>> {
  const forms = new Map<string, string>();
  for (const secret of secrets) {
    const mask = maskOf(secret);
    for (const core of base64Cores(secret)) {
      if (core.length < 8) continue;
      forms.set(core, MASKED);
      forms.set(core.replaceAll('+', '-').replaceAll('/', '_'), MASKED);
    }
    forms.set(encodePercent(secret), encodePercent(mask));
    forms.set(JSON.stringify(secret).slice(1, -1), mask);
    forms.set(secret, mask);
    yield '';
  }
  return forms;
}

function encodePercent(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
