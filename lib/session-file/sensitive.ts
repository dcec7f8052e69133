/** Runs that may be a JWT with something before it; each is tried from its beginning alone. */
const JWT_RUN = /(?<![\w-])[\w-]{8,}\.[\w-]{2,}\.[\w-]*/g;

/** Whatever looks like a JWT (one with an empty signature too), wherever it stands. */
export function jwtsIn(text: string): string[] {
  if (!text.includes('eyJ')) return [];
  return Array.from(text.matchAll(JWT_RUN), ([run]) => run.slice(run.indexOf('eyJ'))).filter(
    (run) => run.startsWith('eyJ'),
  );
}

/** Where a JWT begins whose end the text's end has cut off; -1 where there is none. */
export function cutJwtStart(text: string): number {
  let start = text.length;
  while (start > 0 && /[\w.-]/.test(text[start - 1] ?? '')) start--;
  const jwt = text.indexOf('eyJ', start);
  return text.length - jwt > 11 ? jwt : -1;
}

const SECRET_NAME = /pass(?:word|wd|phrase)|secret|credential|private_?key|^pin$|^otp$/i;
const TOKEN_NAME =
  /token|jwt|bearer|assertion|api[-_]?key|session[-_]?(?:id|key)|^auth$|^sid$|^access$|^refresh$|verifier|ticket|csrf|xsrf|authori[sz]ation/i;
/** `token_type`, `tokenExpiry`, `token_endpoint` … speak of a token without being one. */
const ABOUT_TOKEN =
  /(?:type|name|expir\w*|expires_?in|ttl|life\w*|endpoint|ur[il]|_at|edAt|esAt)$/i;
const PARAMETER_NAME = /^(?:code|sig|signature|hmac|key)$/i;

/** The value of such a field is masked whatever it looks like. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

export function isTokenName(name: string): boolean {
  return TOKEN_NAME.test(name) && !ABOUT_TOKEN.test(name);
}

/** A parameter of an URL or a form; more names are secret there than in JSON. */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || isTokenName(name) || PARAMETER_NAME.test(name);
}

/**
 * Long and mixed enough to be a secret that may be replaced everywhere; a word such as `required`
 * would tear holes into every text.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 8 || value.length > 100_000 || /\s|^[{[]/.test(value)) return false;
  if (/^\d{4}-\d\d-\d\d/.test(value) || /^-?[\d.]{1,15}$/.test(value)) return false;
  return value.length >= 24 || /\d/.test(value);
}

export function isSecretHeader(name: string): boolean {
  return /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$/i.test(name) || isSecretParameter(name);
}
