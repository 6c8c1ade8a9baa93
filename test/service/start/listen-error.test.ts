import { describe, expect, it } from 'vitest'
import { assignFlag } from '../../../src/service/settings/command-line.ts'
import { inEnvironment, listenError } from '../../../src/service/start/listen-error.ts'

const failed = (code: string) => Object.assign(new Error('listen failed'), { code })
const address = { host: '10.0.0.1', port: 80, portName: 'PORT' } as const

describe('an address that cannot be listened on', () => {
  it.each([
    ['EADDRINUSE', 'the port is taken; try PORT=81, or PORT=0 for any free port'],
    ['EACCES', 'this process may not use that port; try PORT=0 for any free port'],
    [
      'EADDRNOTAVAIL',
      'this machine has no such address; try HOST=127.0.0.1, or HOST=0.0.0.0 for all of its addresses',
    ],
    ['EINVAL', 'listen failed'],
  ])('is told with what to type for %s', (code, reason) => {
    const { message } = listenError(failed(code), address, inEnvironment)
    expect(message).toBe(`Cannot listen on HOST 10.0.0.1, PORT 80: ${reason}`)
  })

  it('is told in flags on the command line', () => {
    const { message } = listenError(failed('EADDRINUSE'), address, assignFlag)
    expect(message).toMatch(/: the port is taken; try --port 81, or --port 0 for any free port$/)
  })

  it('names the setting that its port comes from', () => {
    const metrics = { ...address, portName: 'METRICS_PORT', port: 65_535 } as const
    const { message } = listenError(failed('EADDRINUSE'), metrics, inEnvironment)
    expect(message).toMatch(/METRICS_PORT 65535: .+ try METRICS_PORT=65534, or METRICS_PORT=0 /)
  })
})
