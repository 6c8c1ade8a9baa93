import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asInstalled, compile, pack, project, removeFolder, run, type Tarballs } from './packed.ts'
import { expectEcho, start, writePrograms } from './programs.ts'

/** Uses each entry that needs no Node, and what each declares of its runtime. */
const typedApp = `import { requireWebSocket, webSockets, type WebSocketSession } from '@edge-echo/websocket'
import { type RawSocket, type WebSocketRuntime, withRuntime } from '@edge-echo/websocket/adapter'
import { serve as serveOnBun, toBun } from '@edge-echo/websocket/bun'
import { connections, connect as connectTo, type ConnectOptions } from '@edge-echo/websocket/client'
import { connect } from '@edge-echo/websocket/memory'
import { type JsonMessages, jsonMessages, type StandardSchema } from '@edge-echo/websocket/messages'
import { type Relay, Room } from '@edge-echo/websocket/rooms'
import { toWorker } from '@edge-echo/websocket/worker'
import { Hono } from 'hono'
import { hc } from 'hono/client'

const app = new Hono()
  .use(webSockets())
  .get('/echo', requireWebSocket(async (socket) => {
    for await (const message of socket) await socket.send(message)
  }))
app.get('/now', (c) => c.text(String(c.var.websocket?.countMessages())))
export const client: WebSocket = hc<typeof app>('http://localhost').echo.$ws()
export const server: { url: string; close(): Promise<void> } = serveOnBun(app)
export const handlers = [toBun(app), toWorker(app)]
export const session: Promise<WebSocketSession> = connect(app, '/echo')
export const environment = (runtime: WebSocketRuntime) => withRuntime({}, runtime)
export type Socket = RawSocket
export const roomOf = (relay: Relay) => new Room({ relay, whenBehind: 'skip' })
export const messagesOf = (
  socket: WebSocketSession,
  schema: StandardSchema<{ at: string }, { at: Date }>,
): JsonMessages<{ at: Date }, { at: string }> => jsonMessages(socket, schema)
const options: ConnectOptions = { signal: AbortSignal.timeout(1000) }
export const remote: Promise<WebSocketSession> = connectTo('ws://localhost/', options)
export async function stay(): Promise<void> {
  for await (const socket of connections('ws://localhost/')) await socket.send('hello')
}
`

/** Prints how the package's client for the conditions of this process fails to connect. */
const client = `import { connect } from '@edge-echo/websocket/client'
await connect('ws://127.0.0.1:1/').catch((error) => console.log(error.message))
`

/** Deno has the declarations of Node built in. */
const typedNodeApp = `import { serve as serveOnDeno, toDeno } from '@edge-echo/websocket/deno'
import { createSecureServer } from 'node:http2'
import { createServer } from 'node:https'
import { serve, type NodeServer, type ServeOptions } from '@edge-echo/websocket/node'

const options: ServeOptions = { port: 0 }
const serverOptions = { allowHTTP1: true, key: '', cert: '' }
export const served: ServeOptions[] = [
  { hostname: '::', createServer, serverOptions: { key: '', cert: '' } },
  { createServer: createSecureServer, serverOptions },
  { server: createServer(), takes: ({ url }) => url === '/' },
  { path: '/tmp/socket', overrideGlobalObjects: false, autoCleanupIncoming: false },
]
const app = { fetch: () => new Response() }
export const server: Promise<NodeServer> = serve(app, options)
export const onDeno: { url: string } | Promise<{ url: string }> = serveOnDeno(app, { port: 0 })
export const handler = toDeno(app)
`

const nodePackages = ['@hono/node-server', '@hono/node-ws', 'ws']

describe('the library, packed from a clean clone', () => {
  let tarballs: Tarballs
  /** Beside hono alone, as for a Worker. */
  let bare = ''
  /** With what serving on Node needs. */
  let onNode = ''
  beforeAll(async () => {
    tarballs = await pack()
    const [hono, ...peers] = await Promise.all(['hono', ...nodePackages].map(asInstalled))
    if (hono === undefined) throw new Error('hono is not installed')
    bare = await project(tarballs.library, hono)
    onNode = await project(tarballs.library, hono, ...peers)
    await Promise.all([writePrograms(bare), writePrograms(onNode)])
  })
  afterAll(() => Promise.all([tarballs.folder, bare, onNode].map(removeFolder)))

  it('brings nothing but itself to a project with hono', async () => {
    const folders = await readdir(join(bare, 'node_modules'))
    expect(folders.filter((name) => !name.startsWith('.')).sort()).toEqual(['@edge-echo', 'hono'])
    expect(await readdir(join(bare, 'node_modules/@edge-echo'))).toEqual(['websocket'])
  })

  it('has the version and the ranges of the service but for hono, and no dependency', async () => {
    const read = async (file: string) => JSON.parse(await readFile(file, 'utf8'))
    const service = await read('package.json')
    const library = await read(join(bare, 'node_modules/@edge-echo/websocket/package.json'))
    expect(library.version).toBe(service.version)
    expect(library.dependencies).toBeUndefined()
    for (const [peer, range] of Object.entries(library.peerDependencies)) {
      if (peer !== 'hono') expect(range).toBe(service.dependencies[peer])
    }
  })

  it('ships its README, its license and its changelog', async () => {
    const files = await readdir(join(bare, 'node_modules/@edge-echo/websocket'))
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CHANGELOG.md']))
  })

  it('ships the source that each of its declarations names', async () => {
    const folder = join(bare, 'node_modules/@edge-echo/websocket')
    const files = await readdir(folder, { recursive: true })
    const maps = files.filter((file) => file.endsWith('.d.ts.map'))
    expect(maps).toContain(join('websocket', 'index.d.ts.map'))
    const missing: string[] = []
    for (const map of maps) {
      const { sources } = JSON.parse(await readFile(join(folder, map), 'utf8'))
      for (const source of sources) {
        const file = join(dirname(map), source)
        if (!files.includes(file)) missing.push(file)
      }
    }
    expect(missing).toEqual([])
  })

  it('runs in memory with hono alone', async () => {
    expect((await run(process.execPath, ['memory.js'], { cwd: bare })).stdout).toBe('hello\n')
  })

  it('imports on Node as a Worker without a package of Node', async () => {
    const { stdout } = await run(
      process.execPath,
      [
        '--eval',
        "import('./worker.js').then(({ default: { fetch } }) => console.log(typeof fetch))",
      ],
      { cwd: bare },
    )
    expect(stdout).toBe('function\n')
  })

  it('says what to install where Node lacks a package', async () => {
    await expect(run(process.execPath, ['node.js'], { cwd: bare })).rejects.toThrow(
      /Cannot serve: the package \S+ is not installed\. Run: npm install @hono\/node-server@1 @hono\/node-ws@1 ws@8/,
    )
  })

  it('says what to install where the client on Node lacks ws', async () => {
    await writeFile(join(bare, 'client.js'), client)
    const { stdout } = await run(process.execPath, ['client.js'], { cwd: bare })
    expect(stdout).toBe('Cannot connect: the package ws is not installed. Run: npm install ws@8\n')
  })

  it('has a client by ws on Node', async () => {
    await writeFile(join(onNode, 'client.js'), client)
    const { stdout } = await run(process.execPath, ['client.js'], { cwd: onNode })
    expect(stdout).toBe('Cannot connect to ws://127.0.0.1:1/: connect ECONNREFUSED 127.0.0.1:1\n')
  })

  it.each(['browser', 'bun'])('has a client without a package for %s', async (condition) => {
    const resolve = "console.log(import.meta.resolve('@edge-echo/websocket/client'))"
    await writeFile(join(bare, 'resolve.js'), resolve)
    const flags = ['--conditions', condition]
    const { stdout } = await run(process.execPath, [...flags, 'resolve.js'], { cwd: bare })
    const entry = fileURLToPath(stdout.trim())
    expect(entry).toMatch(/\/websocket\/client\/index\.js$/)
    for (const file of await filesBehind(entry)) expect(file).toMatch(/\/websocket\/.*\.js$/)
  })

  it('has a client for a page that is one file', async () => {
    const file = join(bare, 'node_modules/@edge-echo/websocket/client/browser.js')
    expect([...(await filesBehind(file))]).toEqual([file])
    const { connect, connections } = await import(pathToFileURL(file).href)
    expect([typeof connect, typeof connections]).toEqual(['function', 'function'])
  })

  it('serves on Node', () => expectEchoOnNode(onNode))

  describe('with the oldest hono of its range', () => {
    let oldest = ''
    beforeAll(async () => {
      const { peerDependencies } = JSON.parse(await readFile('src/library/package.json', 'utf8'))
      const hono = `hono@${peerDependencies.hono.replace('^', '')}`
      const peers = await Promise.all(nodePackages.map(asInstalled))
      oldest = await project(tarballs.library, hono, ...peers)
      await writePrograms(oldest)
    })
    afterAll(() => removeFolder(oldest))

    it('has declarations that agree with those of hono', async () => {
      await writeFile(join(oldest, 'typed.ts'), typedApp)
      await compile(oldest, 'typed.ts', { module: 'nodenext', moduleResolution: 'nodenext' })
    })

    it('runs in memory', async () => {
      expect((await run(process.execPath, ['memory.js'], { cwd: oldest })).stdout).toBe('hello\n')
    })

    it('serves on Node', () => expectEchoOnNode(oldest))
  })

  describe.each([
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ] as const)('with moduleResolution $moduleResolution', (options) => {
    it('has declarations that need none of Bun, Workers or Node', async () => {
      await writeFile(join(bare, 'typed.ts'), typedApp)
      await compile(bare, 'typed.ts', options)
    })

    it('has declarations for Node and Deno that need those of Node alone', async () => {
      await writeFile(join(onNode, 'typed-node.ts'), typedNodeApp)
      await compile(onNode, 'typed-node.ts', { ...options, types: ['node'] })
    })
  })
})

async function expectEchoOnNode(folder: string): Promise<void> {
  const server = await start(folder, [process.execPath, 'node.js'])
  await expectEcho(server.url)
  await server.stop()
}

/** The module and all that it imports, by their paths; what is no path beside it as it is named. */
async function filesBehind(entry: string): Promise<Set<string>> {
  const found = new Set([entry])
  for (const file of found) {
    if (!isAbsolute(file)) continue
    const source = await readFile(file, 'utf8')
    for (const [, name = ''] of source.matchAll(/(?:\bfrom |\bimport\(|\bimport )'([^']+)'/g)) {
      found.add(name.startsWith('.') ? join(dirname(file), name) : name)
    }
  }
  return found
}
