import type { FaultId } from '../faults';
import type { HostConfig } from '../settings';

/** One answer that a host is about to give. */
export interface Answer {
  readonly config: HostConfig;
  readonly message: Readonly<Record<string, unknown>>;
  /** Posts to who asked, or to another window. */
  readonly post: (message: unknown, to?: MessageEventSource | null, origin?: string) => void;
  readonly frames: readonly HTMLIFrameElement[];
  readonly advert: HTMLIFrameElement | null;
}

export interface Start {
  readonly config: HostConfig;
  readonly frame: HTMLIFrameElement | null;
  readonly newToken: (agent: string) => Promise<{ readonly accessToken: string } | undefined>;
}

type Table<Context> = Partial<Record<FaultId, (context: Context) => void>>;

/** What a host does without getting a token at all. */
export const instead: Table<Answer> = {
  'no-answer': () => undefined,
  refuses: ({ message, post }) => {
    post({ ...message, error: 'The session has ended' });
  },
};

/** What a host does with the token that it got. */
export const answers: Table<Answer> = {
  'late-answer': ({ config, message, post }) => {
    setTimeout(() => {
      post(message);
    }, config.late);
  },
  'wrong-type': ({ message, post }) => {
    post({ ...message, type: 'TOKEN_REFRESH_RESPONSE' });
  },
  'wrong-field': ({ message, post }) => {
    post({ type: message['type'], token: message['access_token'] });
  },
  'answers-twice': ({ message, post }) => {
    post(message);
    post(message);
  },
  'wrong-frame': ({ config, message, post, advert }) => {
    post(message, advert?.contentWindow, config.service);
  },
  'third-reader': ({ message, post }) => {
    for (let i = 0; i < window.length; i += 1) post(message, window[i], '*');
  },
  'not-posted': () => undefined,
  'refresh-token-in-message': ({ config, message, post }) => {
    post({ ...message, refresh_token: config.refreshToken });
  },
};

/** What a host does when its page starts. */
export const started: Table<Start> = {
  pushes: ({ config, newToken, frame }) => {
    frame?.addEventListener('load', () => {
      void newToken('chatzy').then((token) => {
        const message = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: token?.accessToken };
        frame.contentWindow?.postMessage(message, config.agent);
      });
    });
  },
  'refresh-token-in-local-storage': ({ config }) => {
    localStorage.setItem('refresh_token', config.refreshToken ?? '');
  },
  'refresh-token-in-session-storage': ({ config }) => {
    sessionStorage.setItem('refresh_token', config.refreshToken ?? '');
  },
  'refresh-token-in-cookie': ({ config }) => {
    document.cookie = `refresh_token=${config.refreshToken}; path=/; SameSite=Lax`;
  },
};
