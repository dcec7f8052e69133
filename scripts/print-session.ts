import type { Panel } from '../test/support/browser/types';

/** Waits for a refresh, then prints a line per handshake and per token, and saves a picture of the panel. */
export async function printSession(panel: Panel, picture: string): Promise<void> {
  await panel.openTab('Handshakes');
  await panel.waitForRow('Handshakes', 'adopted');
  const columns = await panel.columns('Handshakes');
  const wanted = ['State', 'Agent', 'Protocol', 'Reason', 'Latency'];
  const rows = await panel.rows('Handshakes');
  await panel.selectRow('Handshakes', 'adopted');
  await panel.waitFor(() => document.querySelector('[role=region][aria-label=Details]') !== null);
  await panel.screenshot(picture);

  console.log('\nHandshakes');
  for (const row of rows)
    console.log(
      `  ${wanted.map((name) => `${name.toLowerCase()} ${cell(columns, row, name)}`).join(', ')}`,
    );

  await panel.openTab('Tokens');
  const tokens = (await panel.rows('Tokens')).map(([name = '']) => name);
  console.log('\nTokens');
  for (const token of tokens) {
    await panel.selectRow('Tokens', token);
    const facts = await panel.waitFor(detailFacts, token);
    const [kind, issuer, expiry] = ['Kind', 'iss', 'Expires'].map((name) => facts[name] || '-');
    console.log(`  kind ${kind}, issuer ${issuer}, expiry ${expiry}`);
  }
  console.log(`\nPicture: ${picture}`);
}

function cell(columns: readonly string[], row: readonly string[], name: string): string {
  const index = columns.findIndex((column) => column.startsWith(name));
  return row[index] || '-';
}

/** Names and values in the details, once they are those of the token called `token`; runs in the panel. */
function detailFacts(token: string): Record<string, string> | undefined {
  const details = document.querySelector('[role=region][aria-label=Details]');
  if (!details?.textContent.includes(token)) return undefined;
  const facts: Record<string, string> = {};
  for (const name of details.querySelectorAll('dt'))
    facts[name.textContent.trim()] = name.nextElementSibling?.textContent.trim() ?? '';
  for (const name of details.querySelectorAll('th'))
    facts[name.querySelector('code')?.textContent ?? ''] =
      name.nextElementSibling?.querySelector('code')?.textContent ?? '';
  return facts;
}
