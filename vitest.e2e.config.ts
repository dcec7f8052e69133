import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname) } },
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // Two browsers at once starve each other on a small machine.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 100_000,
    hookTimeout: 90_000,
    // What is broken everywhere need not be seen a hundred times.
    bail: 10,
    retry: 0,
  },
});
