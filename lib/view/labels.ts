import type { Severity } from '@/lib/findings/finding';
import type { HandshakeState, Stage } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import type { RuleEffect } from '@/lib/log/event';
import type { Role } from '@/lib/protocols/mark';
import type { Token, TokenSighting, TokenState } from '@/lib/tokens/token';
import type { Direction } from './names';
import type { Tab } from './navigation';

/** What the domain's own words are called in the user's language. */

/** How a state feels, for its colour; the text beside it says what it is. */
export type Tone = 'good' | 'waiting' | 'bad' | 'warn' | 'plain';

export function tabLabel(tab: Tab): string {
  switch (tab) {
    case 'handshakes':
      return t('Handshakes');
    case 'messages':
      return t('Messages');
    case 'tokens':
      return t('Tokens');
    case 'frames':
      return t('Frames');
    case 'findings':
      return t('Findings');
  }
}

export function handshakeLabel(state: HandshakeState): string {
  switch (state) {
    case 'asked':
      return t('asked');
    case 'answered':
      return t('answered');
    case 'adopted':
      return t('adopted');
    case 'unanswered':
      return t('unanswered');
    case 'refused':
      return t('refused');
    case 'pushed':
      return t('pushed');
    case 'reloaded':
      return t('reloaded');
    case 'failed':
      return t('failed');
  }
}

export const HANDSHAKE_TONES: Readonly<Record<HandshakeState, Tone>> = {
  asked: 'waiting',
  answered: 'good',
  adopted: 'good',
  unanswered: 'bad',
  refused: 'bad',
  pushed: 'plain',
  reloaded: 'good',
  failed: 'bad',
};

export function tokenStateLabel(state: TokenState): string {
  switch (state) {
    case 'valid':
      return t('valid');
    case 'expiring':
      return t('expiring');
    case 'expired':
      return t('expired');
    case 'not yet valid':
      return t('not yet valid');
    case 'no expiry':
      return t('no expiry');
  }
}

export const TOKEN_TONES: Readonly<Record<TokenState, Tone>> = {
  valid: 'good',
  expiring: 'warn',
  expired: 'bad',
  'not yet valid': 'waiting',
  'no expiry': 'plain',
};

export function severityLabel(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'info':
      return t('Info');
  }
}

/** Of several findings: the heading above them. */
export function severityPlural(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('Errors');
    case 'warning':
      return t('Warnings');
    case 'info':
      return t('Notes');
  }
}

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: 'bad',
  warning: 'warn',
  info: 'waiting',
};

export const STAGE_TONES: Readonly<Record<Stage['state'], Tone>> = {
  done: 'good',
  failed: 'bad',
  missing: 'warn',
  waiting: 'waiting',
  unknown: 'plain',
};

export function stageStateLabel(state: Stage['state']): string {
  switch (state) {
    case 'done':
      return t('done');
    case 'failed':
      return t('failed');
    case 'missing':
      return t('missing');
    case 'waiting':
      return t('waiting');
    case 'unknown':
      return t('not seen');
  }
}

export function roleLabel(role: Role): string {
  switch (role) {
    case 'request':
      return t('request');
    case 'answer':
      return t('answer');
    case 'refusal':
      return t('refusal');
    case 'push':
      return t('push');
    case 'echo':
      return t('echo');
    case 'port-setup':
      return t('port setup');
  }
}

export function usageLabel(use: Token['use']): string {
  switch (use) {
    case 'access':
      return t('access');
    case 'refresh':
      return t('refresh');
    case 'id':
      return t('id');
    case 'other':
      return t('other');
  }
}

export function kindLabel(kind: Token['kind']): string {
  return kind === 'jwt' ? t('JWT') : t('opaque');
}

export function directionLabel(direction: Direction): string {
  switch (direction) {
    case 'up':
      return t('to a frame above');
    case 'down':
      return t('to a frame below');
    case 'across':
      return t('to another branch');
    case 'self':
      return t('to itself');
    case 'unknown':
      return t('from an unknown window');
  }
}

export function effectLabel(effect: RuleEffect): string {
  switch (effect) {
    case 'held':
      return t('held by a rule');
    case 'dropped':
      return t('dropped');
    case 'delayed':
      return t('delayed');
    case 'replaced':
      return t('replaced');
    case 'duplicated':
      return t('duplicated');
    case 'answered':
      return t('answered by a rule');
    case 'passed-with-ports':
      return t('passed: it carries ports');
    case 'passed':
      return t('passed');
    default:
      return effect satisfies never;
  }
}

/** How a token came, in short: `message $.data.token`, `URL query access_token`. */
export function sightingLabel(sighting: TokenSighting): string {
  switch (sighting.in) {
    case 'message':
      return t('message {{path}}', { path: sighting.path });
    case 'url':
      return t('URL {{place}}', { place: sighting.place });
    case 'request':
      return t('request {{place}}', { place: sighting.place });
  }
}
