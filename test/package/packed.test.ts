import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'

const run = promisify(execFile)

/** The smallest app of somebody who has installed the package; it prints its URL. */
const userApp = `import { Hono } from 'hono'
import { requireWebSocket } from 'edge-echo/websocket'
import { serve } from 'edge-echo/node'

const app = new Hono()
app.get('/shout', requireWebSocket(async (socket) => {
  for await (const message of socket) await socket.send(String(message).toUpperCase())
}))
const server = await serve(app, { port: 0 })
console.log(server.url)
`

/** Uses each entry, and what each declares of its runtime. */
const typedApp = `import { createApp, type App } from 'edge-echo'
import { serve as serveOnBun, toBun } from 'edge-echo/bun'
import { serve as serveOnDeno, toDeno } from 'edge-echo/deno'
import { connect } from 'edge-echo/memory'
import type { WebSocketSession } from 'edge-echo/websocket'
import { toWorker } from 'edge-echo/worker'

const app: App = createApp({ serveStatic: () => async (_c, next) => next() })
export const servers: { url: string; close(): Promise<void> }[] = [serveOnBun(app), serveOnDeno(app)]
export const handlers = [toBun(app), toDeno(app), toWorker(app)]
export const session: Promise<WebSocketSession> = connect(app, '/echo')
`

const typedNodeApp = `import { serve, type NodeServer } from 'edge-echo/node'

export const server: Promise<NodeServer> = serve({ fetch: () => new Response() })
`

describe('the packed package, installed in an empty project', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edge-echo-'))
    await run('npm', ['run', 'build'])
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder])
    const tarball = stdout.match(/"filename": "([^"]+)"/)?.[1] ?? ''
    await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }')
    await run('npm', ['install', '--omit=optional', join(folder, tarball)], { cwd: folder })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('runs a ten-line app on Node', async () => {
    await writeFile(join(folder, 'app.js'), userApp)
    const server = spawn(process.execPath, ['app.js'], { cwd: folder })
    const [url] = await once(server.stdout, 'data')
    const socket = new WebSocket(`${String(url).trim().replace('http', 'ws')}/shout`)
    await once(socket, 'open')
    socket.send('hello')
    const [message] = await once(socket, 'message')
    expect(String(message)).toBe('HELLO')
    server.kill()
    await once(server, 'exit')
  })

  it('brings the command, which prints its URLs, echoes and stops on SIGTERM', async () => {
    const flags = ['--port', '0', '--metrics-port', '0']
    const command = spawn(join(folder, 'node_modules/.bin/edge-echo'), flags, { cwd: folder })
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
    command.kill()
    expect((await once(socket, 'close'))[0]).toBe(1001)
    expect(await once(command, 'exit')).toEqual([0, null])
  })

  /** Compiles as strictly as can be, declarations of the package and of all that it brings included. */
  async function compile(file: string, source: string, ...types: string[]): Promise<void> {
    await writeFile(join(folder, file), source)
    const modules = join(import.meta.dirname, '../../node_modules')
    const options = '--noEmit --strict --module nodenext --target es2022 --lib es2023,dom'
    const ownTypes = ['--typeRoots', join(modules, '@types'), '--types', types.join()]
    await run(join(modules, '.bin/tsc'), [...options.split(' '), ...ownTypes, file], {
      cwd: folder,
    })
  }

  it('brings declarations that need none of Deno, Bun, Workers or Node', async () => {
    await compile('typed.ts', typedApp)
  })

  it('brings declarations for Node that need those of Node alone', async () => {
    await compile('typed-node.ts', typedNodeApp, 'node')
  })

  it('holds the pages and no test', async () => {
    const { files } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(files).toEqual(['dist', 'public'])
    const page = await readFile(join(folder, 'node_modules/edge-echo/public/index.html'), 'utf8')
    expect(page).toContain('messagecontainer')
  })
})
