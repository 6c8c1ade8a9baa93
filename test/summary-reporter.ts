// The last lines of a test run, for whoever reads only those: why tests were skipped, and the count.

import type { Reporter, TestModule } from 'vitest/node'

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    const skipped = new Map<string, number>()
    for (const module of modules) {
      const failedBefore = count.failed
      for (const test of module.children.allTests()) {
        const result = test.result()
        count[result.state] += 1
        if (result.state !== 'skipped') continue
        const reason = `${nameOf(module)}: ${result.note ?? 'no reason is given'}`
        skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
      }
      // A file that cannot be loaded, or whose server does not start, has no test that fails.
      if (module.state() === 'failed' && count.failed === failedBefore) count.failed += 1
    }
    for (const [reason, number] of skipped) console.log(`skipped ${number} of ${reason}`)
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  }
}

function nameOf({ relativeModuleId }: TestModule): string {
  return relativeModuleId.replace(/^test\//, '')
}
