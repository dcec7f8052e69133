import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    mockReset: true,
    restoreMocks: true,
    expect: { poll: { timeout: 10_000 } }, // it passes at once, but on a machine that is busy
    testTimeout: 20_000,
  },
});
