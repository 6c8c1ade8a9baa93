import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { asInstalled, compile, pack, project, removeFolder, run, type Tarballs } from './packed.ts'

/** In a process group of its own, since a terminal signals the group: npx passes nothing on. */
function startByNpx(folder: string, flags: string[]) {
  const npx = ['--no-install', 'edge-echo', ...flags]
  const child = spawn('npx', npx, { cwd: folder, detached: true })
  const { pid } = child
  if (pid === undefined) throw new Error('npx did not start')
  const signal = (name: NodeJS.Signals) => process.kill(-pid, name)
  let isOver = false
  // Once every process of the group has let go of its output.
  const over = once(child, 'close').then(() => {
    isOver = true
  })
  onTestFinished(() => {
    if (!isOver) signal('SIGKILL')
  })
  return { stdout: child.stdout, signal, over }
}

/** The service's app, served by the library that is a package of its own. */
const servedApp = `import { connect } from '@edge-echo/websocket/memory'
import { createApp } from 'edge-echo'

const app = createApp({ serveStatic: () => async (_c, next) => next() })
const socket = await connect(app, '/echo')
await socket.send('hello')
console.log(await socket.wait())
`

const typedApp = `import type { WebSocketSession } from '@edge-echo/websocket'
import { connect } from '@edge-echo/websocket/memory'
import { type App, createApp } from 'edge-echo'

const app: App = createApp({ serveStatic: () => async (_c, next) => next() })
export const session: Promise<WebSocketSession> = connect(app, '/echo')
`

describe('the service, packed from a clean clone', () => {
  let tarballs: Tarballs
  let folder = ''
  beforeAll(async () => {
    tarballs = await pack()
    folder = await project(tarballs.service, tarballs.library, await asInstalled('hono'))
  })
  afterAll(() => Promise.all([tarballs.folder, folder].map(removeFolder)))

  it('is started by npx, prints its URLs, echoes and stops on SIGTERM', async () => {
    const command = startByNpx(folder, ['--port', '0', '--metrics-port', '0'])
    const output = String((await once(command.stdout, 'data'))[0])
    const [, page = ''] = output.match(/^Page +(http:\S+)$/m) ?? []
    const [, echo = ''] = output.match(/^WebSocket +(ws:\S+)$/m) ?? []
    const [, metrics = ''] = output.match(/^Metrics +(http:\S+)$/m) ?? []
    expect(await (await fetch(page)).text()).toContain('messagecontainer')
    expect(await (await fetch(metrics)).text()).toContain('edge_echo_connections_open 0')
    const socket = new WebSocket(echo)
    await once(socket, 'open')
    socket.send('hello')
    expect(String((await once(socket, 'message'))[0])).toBe('hello')
    const closed = once(socket, 'close')
    command.signal('SIGTERM')
    expect((await closed)[0]).toBe(1001)
    await command.over
  })

  it('compares the transports to a server of its own', async () => {
    const command = startByNpx(folder, ['serve', '--port', '0'])
    const output = String((await once(command.stdout, 'data'))[0])
    const [, page = ''] = output.match(/^Page +(http:\S+)$/m) ?? []
    const length = ['--seconds', '1', '--interval', '500']
    const npx = ['--no-install', 'edge-echo', 'transports', '--url', page, ...length]
    const { stdout } = await run('npx', npx, { cwd: folder })
    expect(stdout).toContain('| WebSocket | 2 | 0 |')
    command.signal('SIGTERM')
    await command.over
  })

  it('examines the way to a server of its own', async () => {
    const command = startByNpx(folder, ['--port', '0'])
    const output = String((await once(command.stdout, 'data'))[0])
    const [, echo = ''] = output.match(/^WebSocket +(ws:\S+)$/m) ?? []
    const npx = ['--no-install', 'edge-echo', 'doctor', echo, '--only', 'upgrade,messages']
    const { stdout } = await run('npx', npx, { cwd: folder })
    expect(stdout).toContain('Nothing is broken')
    command.signal('SIGTERM')
    await command.over
  })

  it('exports its app, and beside it its manifest alone', async () => {
    const { exports } = JSON.parse(
      await readFile(join(folder, 'node_modules/edge-echo/package.json'), 'utf8'),
    )
    expect(Object.keys(exports)).toEqual(['.', './package.json'])
  })

  it('has an app that the library serves', async () => {
    await writeFile(join(folder, 'served.js'), servedApp)
    expect((await run(process.execPath, ['served.js'], { cwd: folder })).stdout).toBe('hello\n')
  })

  it.each([
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ] as const)(
    'has declarations that agree with those of the library, by $moduleResolution',
    async (options) => {
      await writeFile(join(folder, 'typed.ts'), typedApp)
      await compile(folder, 'typed.ts', options)
    },
  )

  it('holds what runs and the pages, and neither source nor test', async () => {
    const files = await readdir(join(folder, 'node_modules/edge-echo'))
    expect(files.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'public',
    ])
    const built = await readdir(join(folder, 'node_modules/edge-echo/dist'), { recursive: true })
    expect(built.filter((file) => !/\.js$|\.d\.ts$|^[^.]+$/.test(file))).toEqual([])
  })
})
