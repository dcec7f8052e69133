import { t } from '@/lib/i18n';

/** What a registered claim or header field means (RFC 7519, 7515, 8693, 9068, OpenID Connect Core 1.0); `null` for one's own. */
export function claimMeaning(name: string): string | null {
  const meanings = meaningsNow();
  return Object.hasOwn(meanings, name) ? (meanings[name] ?? null) : null;
}

function meaningsNow(): Readonly<Record<string, string>> {
  return {
    iss: t('Issuer: who made the token'),
    sub: t('Subject: whom the token is about'),
    aud: t('Audience: for whom the token is meant'),
    exp: t('Expires at: from then on it must be refused'),
    nbf: t('Not before: until then it must be refused'),
    iat: t('Issued at'),
    jti: t('The id of this token'),
    auth_time: t('When the user signed in'),
    nonce: t('Binds the ID token to the request that asked for it'),
    acr: t('How strongly the user was authenticated'),
    amr: t('The methods by which the user was authenticated'),
    azp: t('Authorized party: the client that the token was issued to'),
    client_id: t('The client that the token was issued to'),
    scope: t('What the token allows'),
    scp: t('What the token allows'),
    act: t('Actor: who acts for the subject'),
    may_act: t('Who may act for the subject'),
    sid: t('The id of the session'),
    at_hash: t('Hash of the access token that came with it'),
    c_hash: t('Hash of the code that came with it'),
    cnf: t('The key that the holder must prove to have'),
    roles: t('Roles of the subject'),
    groups: t('Groups of the subject'),
    name: t('Full name'),
    given_name: t('Given name'),
    family_name: t('Family name'),
    preferred_username: t('The name that the user wants to be called by'),
    email: t('E-mail address'),
    email_verified: t('Whether the e-mail address was verified'),
    picture: t('Address of a picture'),
    locale: t('Language and region'),
    zoneinfo: t('Time zone'),
    updated_at: t('When the profile last changed'),
    alg: t('The algorithm that signs the token'),
    typ: t('What kind of token it is'),
    cty: t('What kind of content it holds'),
    kid: t('The id of the key that signs it'),
    jku: t('Where the set of keys is'),
    jwk: t('The public key that signs it'),
    x5c: t('The certificates of the key that signs it'),
    x5t: t('Fingerprint of the certificate'),
    crit: t('Header fields that must be understood'),
    enc: t('The algorithm that encrypts the content'),
    token_use: t('What the token is for (access, ID or refresh)'),
    token_type: t('What the token is for (access, ID or refresh)'),
  };
}
