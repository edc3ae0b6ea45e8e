import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';

// One free port for the whole run: the workers read it from the environment that this process gives them.
process.env.SLIPWAY_E2E_PORT ??= execFileSync(process.execPath, [
  '-e',
  "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})",
]).toString();
const port = process.env.SLIPWAY_E2E_PORT;
process.env.SLIPWAY_E2E_DATA ??= 'node_modules/.cache/slipway/e2e';

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'test-results',
  // The stations of the story build on one another and share one sandbox.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1400, height: 1000 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node tools/dev.mjs --clean --port ${port} --sandbox-port 0 --data ${process.env.SLIPWAY_E2E_DATA}`,
    url: `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
    timeout: 240_000,
    // For those who write these tests: a portal that runs already, by SLIPWAY_E2E_PORT and SLIPWAY_E2E_DATA.
    reuseExistingServer: Boolean(process.env.SLIPWAY_E2E_REUSE),
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
