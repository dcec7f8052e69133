const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';

/** A session file in which every text is markup, and every address a script. */
export function hostileFile(): string {
  const origin = `javascript:window.hacked=3//${MARKUP}`;
  const at = 1_000_000;
  const frame = {
    type: 'document',
    at,
    documentId: MARKUP,
    frameId: 7,
    parentFrameId: 0,
    url: origin,
    origin,
    element: { src: origin, name: MARKUP, id: MARKUP, sandbox: MARKUP, shadow: false },
  };
  const message = {
    type: 'message',
    at: at + 1,
    receiver: 'top',
    sender: MARKUP,
    origin,
    channel: MARKUP,
    ports: [MARKUP],
    trusted: true,
    early: true,
    action: MARKUP,
    rule: { id: MARKUP, done: 'dropped' },
  };
  const preview = (data: Readonly<Record<string, string>>) => ({
    root: { type: 'object', entries: Object.entries(data), more: 0 },
    size: 10,
    exact: true,
    cut: true,
  });
  const claims = JSON.stringify({ sub: MARKUP, iss: origin, [MARKUP]: MARKUP });
  const token = `eyJhbGciOiJub25lIn0.${Buffer.from(claims).toString('base64url')}.`;
  const type = '[TOKEN_REFRESH_RESPONSE]';
  return JSON.stringify({
    format: 'embed-devtools-session',
    version: 1,
    about: {
      savedAt: at,
      savedBy: MARKUP,
      page: origin,
      browser: MARKUP,
      extension: MARKUP,
      note: MARKUP,
      tokens: 'full',
      claims: 'kept',
    },
    events: [
      { ...frame, documentId: 'top', frameId: 0, parentFrameId: -1, element: null },
      frame,
      { ...message, id: '1', preview: preview({ type: MARKUP, [MARKUP]: MARKUP }) },
      {
        ...message,
        id: '2',
        channel: null,
        preview: preview({ type: '[TOKEN_REFRESH]', reason: MARKUP }),
      },
      {
        ...message,
        id: '3',
        channel: null,
        receiver: MARKUP,
        sender: 'top',
        preview: preview({ type, access_token: token }),
      },
      {
        type: 'request',
        id: 'r',
        at: at + 2,
        duration: 1,
        method: MARKUP,
        url: origin,
        status: 401,
        mime: MARKUP,
        requestHeaders: [{ name: 'authorization', value: `Bearer ${token}` }],
        responseHeaders: [{ name: MARKUP, value: MARKUP }],
        requestBody: MARKUP,
        responseBody: MARKUP,
        requestSize: 1,
        responseSize: 1,
        kind: MARKUP,
        action: null,
      },
      { type: 'stored', at, documentId: MARKUP, where: 'cookie', key: MARKUP, value: token },
    ],
  });
}
