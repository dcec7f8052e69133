import { t } from '@/lib/i18n';
import { NOT_WHOLE, type Problem } from '@/lib/log/problem';

const WORDS: Readonly<Record<Problem, () => string>> = {
  'speaker-gone': () => t('The frame that must speak is gone.'),
  'receiver-gone': () => t('The frame that must hear it is gone.'),
  'window-gone': () => t('The window that it should go to is gone.'),
  'frame-refused': () => t('The browser does not let the extension into that frame.'),
  'frame-silent': () => t('The frame did not answer.'),
  'rules-refused': () => t('The browser does not let the rules into every frame of this page.'),
};

/** Why a command was not done, in the user's language where it is a reason of ours. */
export function problemText(error: string): string {
  if (isProblem(error)) return WORDS[error]();
  return error.startsWith(NOT_WHOLE)
    ? t('It can’t be rebuilt, this was not recorded whole: {{paths}}', {
        paths: error.slice(NOT_WHOLE.length),
      })
    : error;
}

function isProblem(error: string): error is Problem {
  return Object.hasOwn(WORDS, error);
}
