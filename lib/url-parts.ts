/** What stands for a page where its findings are ignored: its origin, if it has one. */
export function siteOf(page: string): string {
  return URL.canParse(page) ? new URL(page).origin : page;
}

/** An address as the network and the browser's tools know it. */
export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
