/**
 * Why a view's command was not done, as background and frames say it: they know no language. The view has
 * the words (`view/problem-text.ts`). What the browser itself gave as a reason is passed on as it is.
 */
export type Problem =
  | 'speaker-gone'
  | 'receiver-gone'
  | 'window-gone'
  | 'frame-refused'
  | 'frame-silent'
  | 'rules-refused';

/** Before the paths of a message that can't be rebuilt. */
export const NOT_WHOLE = 'not-whole: ';
