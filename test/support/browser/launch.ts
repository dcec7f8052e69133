import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import type { Browser, BrowserName, LaunchOptions } from './types';

export function launchBrowser(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
