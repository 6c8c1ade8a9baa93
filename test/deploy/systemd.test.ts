import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { itWhere } from '../support/run-if.ts'

const hasSystemd = (() => {
  try {
    execFileSync('systemd-analyze', ['--version'])
    return true
  } catch {
    return false
  }
})()

itWhere(hasSystemd, 'systemd-analyze is not installed')(
  'the unit has nothing to complain of',
  async () => {
    const unit = 'examples/deploy/edge-echo.service'
    const { stdout, stderr } = await promisify(execFile)('systemd-analyze', ['verify', unit])
    // It may complain of units of the machine.
    expect(stdout + stderr).not.toContain('edge-echo')
  },
)
