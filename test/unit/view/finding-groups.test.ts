import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '@/lib/findings/finding';
import { groupFindings, isGroup } from '@/lib/view/finding-groups';

function finding(id: string, severity: Severity): Finding {
  const none = { handshake: null, documentId: null };
  const nothing = { messages: [], requests: [], tokens: [], facts: [], links: [] };
  const texts = { rule: id, title: id, why: '', mend: '' };
  return { id, severity, category: 'correctness', at: 0, ...texts, ...none, ...nothing };
}

function grouped(mildestFirst: boolean): readonly string[] {
  const rows = [finding('a', 'info'), finding('b', 'error'), finding('c', 'info')];
  const list = groupFindings({ rows, hidden: 2, busy: false }, mildestFirst);
  expect(list.hidden).toBe(2);
  return list.rows.map((row) => (isGroup(row) ? `${row.group} ${row.count}` : row.id));
}

describe('finding groups', () => {
  it('stand worst first, each with its findings in the order they had', () => {
    expect(grouped(false)).toEqual(['error 1', 'b', 'info 2', 'a', 'c']);
  });

  it('stand mildest first where the user sorts so', () => {
    expect(grouped(true)).toEqual(['info 2', 'a', 'c', 'error 1', 'b']);
  });
});
