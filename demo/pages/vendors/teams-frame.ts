import { app, authentication } from '@microsoft/teams-js';
import { readQuery, say } from '../config';

/** A Teams tab with the real SDK, which asks its host for a token. */
void run();

async function run(): Promise<void> {
  await app.initialize([readQuery().get('host') ?? '']);
  say('initialized');
  const token = await authentication.getAuthToken();
  say(token === '' ? 'has nothing' : 'has a token');
}
