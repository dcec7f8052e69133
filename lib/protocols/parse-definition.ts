import * as v from 'valibot';
import { t } from '@/lib/i18n';
import type { Definition } from './definition';
import { definitionSchema } from './schema';

/** `path` as in `messages.0.match`; empty for the whole. */
export interface DefinitionError {
  readonly path: string;
  readonly message: string;
}

const MAX_ERRORS = 20;

/** Checks what a user (or a file) says a protocol is. Errors name the place and what was expected. */
export function parseDefinition(
  json: unknown,
): { readonly definition: Definition } | { readonly errors: readonly DefinitionError[] } {
  const result = v.safeParse(definitionSchema, json);
  if (!result.success)
    return { errors: result.issues.flatMap((issue) => toErrors(issue, '')).slice(0, MAX_ERRORS) };
  return { definition: result.output };
}

function toErrors(issue: v.BaseIssue<unknown>, base: string): readonly DefinitionError[] {
  const path = [base, v.getDotPath(issue)].filter((part) => part !== '' && part !== null).join('.');
  // A union's own words are of no use where one of its members got further.
  const deeper = issue.issues?.filter((inner) => inner.path !== undefined) ?? [];
  if (issue.type === 'union' && deeper.length > 0) {
    const errors = deeper.flatMap((inner) => toErrors(inner, path));
    const furthest = Math.max(...errors.map((error) => error.path.length));
    return errors.filter((error) => error.path.length === furthest).slice(0, 3);
  }
  return [{ path, message: messageOf(issue) }];
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check' || issue.type === 'raw_check') return issue.message;
  if (issue.expected === 'never') return t('no such field');
  if (issue.type === 'regex' || issue.type === 'starts_with')
    return t('expected a text like {{pattern}}', { pattern: String(issue.requirement) });
  if (issue.expected === null) return issue.message;
  return issue.received === 'undefined'
    ? t('is missing: expected {{expected}}', { expected: issue.expected })
    : t('expected {{expected}}, got {{received}}', {
        expected: issue.expected,
        received: issue.received.slice(0, 60),
      });
}
