import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { node, resources, root, say, StepFailed, tool } from './run.mjs'

/** Unit tests of the pages, lint of the contracts, format of the sources. */
export function runPageTests() {
  say('unit tests …')
  tool('vitest/vitest.mjs', ['run'])
  say('contracts …')
  tool('@redocly/cli/bin/cli.js', ['lint', ...contracts()], { quiet: true })
  say('format …')
  tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])
}

function contracts() {
  const files = ['openapi/station.yaml', 'openapi/hub.yaml', 'asyncapi.yaml']
  return files.map((file) => path.join(resources, file)).filter((file) => fs.existsSync(file))
}

/** The browser tests; the last line says how many passed and failed, for whoever reads only that. */
export function runBrowserTests() {
  say('browser tests …')
  const args = [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(3)]
  const result = spawnSync(node(), args, { cwd: root, stdio: 'inherit' })
  const report = path.join(root, 'test-results/report.json')
  if (!fs.existsSync(report)) throw new StepFailed('the browser tests did not start')
  const { stats, suites } = JSON.parse(fs.readFileSync(report, 'utf8'))
  const { expected, unexpected, flaky } = stats
  fs.rmSync(report)
  failures(suites).forEach((title) => console.log(`failed: ${title}`))
  console.log(`${expected} passed, ${unexpected + flaky} failed`)
  if (result.status !== 0 || expected === 0) process.exit(1)
}

/** The titles of the tests that failed, with the first line of why. */
function failures(suites) {
  return suites.flatMap((suite) => [
    ...suite.specs.filter((spec) => !spec.ok).map((spec) => `${suite.file} › ${spec.title}: ${reason(spec)}`),
    ...failures(suite.suites ?? []),
  ])
}

function reason(spec) {
  const results = spec.tests.flatMap((test) => test.results)
  const message = results.map((result) => result.error?.message).find(Boolean) ?? 'no reason given'
  return message.replace(/\u001b\[\d+m/g, '').split('\n')[0]
}
