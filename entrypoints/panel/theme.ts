type Panels = NonNullable<typeof chrome.devtools>['panels'];

/** What both browsers have, under names of their own. */
interface ThemeEvents {
  readonly onThemeChanged?: { addListener(listener: (theme: string) => void): void };
  readonly setThemeChangeHandler?: (listener: (theme: string) => void) => void;
}

/** Follows the devtools' theme, and its change. Outside devtools the system's is followed by the style sheet. */
export function followTheme(panels: (Panels & ThemeEvents) | undefined, root: HTMLElement): void {
  if (panels === undefined) return;
  const use = (theme: string) => {
    root.dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
  };
  use(panels.themeName);
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(use);
  else panels.setThemeChangeHandler?.(use);
}
