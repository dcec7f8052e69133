import { describe, expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

interface Said {
  readonly from: 'host' | 'frame';
  readonly data: unknown;
}

const corpus = import.meta.glob<readonly Said[]>('../protocols/corpus/*.json', {
  eager: true,
  import: 'default',
});

describe('what else pages say', () => {
  const others = Object.entries(corpus);

  it.each(others)('%s, on a page without an agent', (_, said) => {
    const told = story({ agentUrl: 'https://widget.example/frame' });
    for (const [index, { from, data }] of said.entries()) {
      const ends = from === 'host' ? (['host', 'agent'] as const) : (['agent', 'host'] as const);
      told.post(index * 200, ends[0], ends[1], data);
    }
    expect(told.rules(120_000)).toEqual([]);
    expect(told.handshakes(120_000).map(({ state }) => state)).toEqual([]);
  });

  it('all of it, in frames beside an agent that renews its token meanwhile', () => {
    const told = story();
    for (const [index, [path]] of others.entries())
      told.frame(path, `https://w${index}.example/`, 0, {
        parent: 'host',
        src: `https://w${index}.example/`,
      });
    const all = others.flatMap(([path, said]) => said.map((one) => [path, one] as const));
    for (const [index, [path, { from, data }]] of all.entries()) {
      const ends = from === 'host' ? (['host', path] as const) : ([path, 'host'] as const);
      told.post(60_000 + index * 10, ends[0], ends[1], data);
      told.post(60_001 + index * 10, 'host', 'host', data);
    }
    told.refresh(token(60, 60));
    expect(told.rules(70_000)).toEqual([]);
    expect(told.handshakes(70_000).map(({ state }) => state)).toEqual(['adopted']);
  });
});
