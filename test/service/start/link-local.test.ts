// A link-local address, which is one only with its interface and which no URL parser takes.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline'
import { expect, onTestFinished } from 'vitest'
import { itWhere } from '../../support/run-if.ts'

const linkLocal = Object.entries(networkInterfaces())
  .flatMap(([name, addresses = []]) => addresses.map(({ address }) => `${address}%${name}`))
  .find((address) => address.startsWith('fe80:'))

itWhere(linkLocal !== undefined, 'this machine has no link-local address')(
  'is listened on and printed by the command',
  async () => {
    const host = String(linkLocal)
    const args = ['--import', 'tsx', 'src/service/main/cli.ts', '--port', '0', '--host', host]
    const env = { ...process.env, LOG_LEVEL: 'error' }
    const command = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void command.kill('SIGKILL'))
    const exited = once(command, 'exit')
    const [page] = await once(createInterface({ input: command.stdout }), 'line')
    const port = Number(/]:(\d+)\/$/.exec(page)?.[1])
    expect(page).toBe(`Page       http://[${host}]:${port}/`)
    // As curl does: a zone means nothing to anybody else.
    const headers = { Host: `[${host.split('%')[0]}]:${port}` }
    const request = get({ host, port, headers, path: '/healthz', agent: false })
    const [answer] = await once(request, 'response')
    expect(answer.statusCode).toBe(200)
    answer.resume()
    command.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  },
)
