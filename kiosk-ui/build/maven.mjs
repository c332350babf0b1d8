// What Maven calls: node build/maven.mjs build|test|e2e, with kiosk-ui as the working directory.
import { buildPages } from './pages.mjs'
import { installDependencies } from './install.mjs'
import { generateTypes } from './types.mjs'
import { runBrowserTests, runPageTests } from './tests.mjs'
import { StepFailed } from './run.mjs'

const commands = {
  build: async () => {
    installDependencies()
    await buildPages()
  },
  test: async () => {
    installDependencies()
    generateTypes()
    runPageTests()
  },
  e2e: async () => {
    installDependencies()
    runBrowserTests()
  },
}

const command = commands[process.argv[2]]
if (!command) {
  console.error(`usage: node build/maven.mjs ${Object.keys(commands).join('|')}`)
  process.exit(2)
}
try {
  await command()
} catch (failure) {
  if (!(failure instanceof StepFailed)) throw failure
  console.error(`pages: ${failure.message}`)
  process.exit(1)
}
