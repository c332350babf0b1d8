import { defineConfig } from '@playwright/test'
import { chromiumPath, launchArguments } from './e2e/browser.mjs'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/artifacts',
  // One station serves all tests, and its booking must not be taken by the test next door.
  workers: 1,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: launchArguments },
  },
})
