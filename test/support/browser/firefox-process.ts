import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable } from './executables';
import { connectMarionette, type Marionette } from './marionette';
import { until } from './remote';

export interface FirefoxProcess {
  readonly marionette: Marionette;
  /** Its directory, removed at its end. */
  readonly profile: string;
  /** Resolves when Firefox has ended, by its user's hand or by `close`. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const PREFERENCES = {
  'network.dns.localDomains': 'host.test,agent.test', // sites that are not loopback by name, and stay on it
  'dom.security.https_first': false,
  'marionette.port': 0, // a free one; it is written to MarionetteActivePort
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'browser.newtabpage.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.selfxss.count': 100,
  'devtools.toolbox.footer.height': 560,
  'extensions.webextOptionalPermissionPrompts': false, // nobody is there to say yes
  'extensions.originControls.grantByDefault': true, // the default; the tests depend on it
  'ui.prefersReducedMotion': 1,
};

/** Starts Firefox with a throw-away profile, ready for commands. */
export async function startFirefox(headless: boolean): Promise<FirefoxProcess> {
  const program = await executable('firefox');
  const profile = await mkdtemp(join(tmpdir(), 'embed-devtools-firefox-'));
  const preferences = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), preferences.join(''));
  const log = join(profile, 'output.log');
  const child = run(program, profile, log, headless);
  const endToo = () => killGroup(child);
  process.once('exit', endToo); // else it outlives a test run that was broken off
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });

  const close = async (marionette?: Marionette) => {
    marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    // A loaded machine takes long to end it cleanly, and the profile is thrown away anyway.
    const late = setTimeout(() => killGroup(child), marionette ? 4000 : 0);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(late);
    process.off('exit', endToo);
    marionette?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const port = await until(
      'Firefox to start',
      async () => {
        if (child.exitCode !== null)
          throw new Error(`Firefox ended: ${await readFile(log, 'utf8')}`);
        const file = join(profile, 'MarionetteActivePort');
        return Number(await readFile(file, 'utf8').catch(() => '')) || undefined;
      },
      60_000,
    );
    const marionette = await connectMarionette(port);
    return { marionette, profile, ended, close: () => close(marionette) };
  } catch (error) {
    await close();
    throw error;
  }
}

function run(program: string, profile: string, log: string, headless: boolean): ChildProcess {
  const out = openSync(log, 'w');
  const child = spawn(
    program,
    [
      '--profile',
      profile,
      '--no-remote',
      '--new-instance',
      '--marionette',
      '--remote-allow-system-access',
      ...(headless ? ['--headless'] : ['--width', '1400', '--height', '1000']),
      'about:blank',
    ],
    {
      stdio: ['ignore', out, out],
      detached: true, // a process group of its own, so that its children can be ended too
      env: {
        ...process.env,
        HOME: profile,
        MOZ_CRASHREPORTER_DISABLE: '1',
        MOZ_HEADLESS_WIDTH: '1400',
        MOZ_HEADLESS_HEIGHT: '1000',
      },
    },
  );
  closeSync(out);
  return child;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
