/** What stands for a page where its findings are ignored: its origin, if it has one. */
export function siteOf(page: string): string {
  return URL.canParse(page) ? new URL(page).origin : page;
}

/** An address as the network and the browser's tools know it. */
export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

/** Its query and fragment may hold a token; so may its path (`shownUrl`). */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}

/** A host on this machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
