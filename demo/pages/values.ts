export interface Sample {
  readonly name: string;
  readonly value: unknown;
  readonly transfer: Transferable[];
}

/** One of each kind of value that can be posted, freshly made; `size` is the long string's length. */
export async function makeValues(size: number): Promise<Sample[]> {
  const plain: Record<string, unknown> = {
    undefined: undefined,
    null: null,
    true: true,
    string: 'text with \u202E and \0 and \uD800',
    empty: '',
    number: 1.5,
    'not a number': Number.NaN,
    'minus zero': -0,
    infinity: Infinity,
    bigint: 2n ** 80n,
    date: new Date(0),
    'invalid date': new Date(Number.NaN),
    regexp: /a+/giu,
    map: new Map<unknown, unknown>([
      ['a', 1],
      [{ k: 1 }, new Map()],
    ]),
    set: new Set([1, 'two', new Set()]),
    error: new TypeError('wrong', { cause: 'a cause' }),
    'boxed values': [Object(1), Object('s'), Object(true), Object(1n)],
    sparse: sparse(),
    'typed arrays': [
      new Uint8Array(4),
      new Float64Array(2),
      new BigInt64Array(1),
      new DataView(new ArrayBuffer(8)),
    ],
    'array buffer': new ArrayBuffer(16),
    blob: new Blob(['blob'], { type: 'text/plain' }),
    file: new File(['file'], 'file.txt', { type: 'text/plain' }),
    'image data': new ImageData(2, 2),
    'dom rect': new DOMRect(1, 2, 3, 4),
    'dom matrix': new DOMMatrix(),
    cycle: cycle(),
    deep: deep(1000),
    deeper: deep(10_000),
    wide: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, i])),
    html: '<img src=x onerror="document.title=1">',
    proto: JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}'),
    long: 'x'.repeat(size),
  };
  const key = await crypto.subtle
    .generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt'])
    .catch(() => undefined);
  const canvas = document.createElement('canvas');
  const bitmap = await createImageBitmap(new ImageData(2, 2));
  const channel = new MessageChannel();
  const buffer = new ArrayBuffer(32);
  const streams = [new ReadableStream(), new WritableStream(), new TransformStream()] as const;
  const offscreen = canvas.transferControlToOffscreen();
  return [
    ...Object.entries(plain).map(([name, value]) => ({ name, value, transfer: [] })),
    { name: 'crypto key', value: key, transfer: [] },
    { name: 'image bitmap', value: bitmap, transfer: [bitmap] },
    { name: 'port', value: { port: channel.port2 }, transfer: [channel.port2] },
    { name: 'transferred buffer', value: buffer, transfer: [buffer] },
    { name: 'readable stream', value: streams[0], transfer: [streams[0]] },
    { name: 'writable stream', value: streams[1], transfer: [streams[1]] },
    { name: 'transform stream', value: streams[2], transfer: [streams[2]] },
    { name: 'offscreen canvas', value: offscreen, transfer: [offscreen] },
  ];
}

function sparse(): unknown[] {
  const array: unknown[] = [1];
  array[5] = 6;
  return array;
}

function cycle(): unknown {
  const made: Record<string, unknown> = { name: 'cycle' };
  made['self'] = made;
  return made;
}

function deep(levels: number): unknown {
  let made: unknown = 'bottom';
  for (let i = 0; i < levels; i += 1) made = { in: made };
  return made;
}
