// What becomes of the service where its log cannot be written, on every runtime: it starts, serves and
// says goodbye as ever.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { overNetwork } from '../../behaviour/network.ts'
import type { Target } from '../../behaviour/runtime.ts'

/** The command that runs a program. */
export type Run = (program: string) => readonly string[]

export interface BrokenOutputOptions {
  runtime: string
  run: Run
  /** The service on that runtime. */
  entry: string
}

const CHATTY = 'test/service/log/chatty-program.ts'
const LINES = 30_000

type Line = { msg: string; line?: number; lines?: number }

export function describeBrokenOutput({ runtime, run, entry }: BrokenOutputOptions): void {
  describe.each(['info', 'debug'])(`${runtime} with a full disk under its log at %s`, (level) => {
    it('starts, echoes, says goodbye with 1001 and exits with 0', async () => {
      const port = await freePort()
      const child = start(run(entry), openDevFull(), { PORT: `${port}`, LOG_LEVEL: level })
      const target = overNetwork(`http://127.0.0.1:${port}`)
      await answers(target, child)
      await expect(target.connect('/healthz')).rejects.toThrow('400')
      const client = await target.connect('/echo')
      client.send('hello')
      expect(await client.next()).toBe('hello')
      child.kill('SIGTERM')
      expect((await client.closed).code).toBe(1001)
      expect(await child.ended).toEqual({ code: 0, stderr: '' })
    })
  })

  describe(`${runtime} with a pipe that nobody reads under its log`, () => {
    it('drops lines, goes on, and exits with 0 at SIGTERM', async () => {
      const pipe = makePipe()
      const child = start(run(CHATTY), pipe.writeEnd, { LINES: `${LINES}` })
      expect(await droppedBy(child)).toBeGreaterThan(0)
      child.kill('SIGTERM')
      expect((await child.ended).code).toBe(0)
    })

    it('writes what it kept once it is read, and tells once how many lines it dropped', async () => {
      const pipe = makePipe()
      const child = start(run(CHATTY), pipe.writeEnd, { LINES: `${LINES}` })
      const dropped = await droppedBy(child)
      const lines: Line[] = []
      for await (const text of pipe.lines()) {
        const line = JSON.parse(text) as Line
        lines.push(line)
        if (line.lines !== undefined) child.kill('SIGTERM')
      }
      expect((await child.ended).code).toBe(0)
      expect(lines.filter(({ line }) => line !== undefined)).toHaveLength(LINES - dropped)
      expect(lines.slice(LINES - dropped)).toMatchObject([
        { msg: 'lines of the log were dropped', lines: dropped, level: 40 },
        { msg: 'stopping' },
        { msg: 'stopped' },
      ])
    })
  })
}

/** @param stdout a descriptor, which is closed here once the child has it */
export function start(
  [command = '', ...args]: readonly string[],
  stdout: number,
  env: Record<string, string>,
) {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  })
  closeSync(stdout)
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stderr } = child
  if (stderr === null) throw new Error('The process has no stderr')
  const ended = Promise.all([once(child, 'exit'), text(stderr)])
  return {
    stderr,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended: ended.then(([[code], stderr]) => ({ code, stderr })),
  }
}

type Started = ReturnType<typeof start>

/** What the chatty program says when it has logged its last line. */
async function droppedBy({ stderr }: Started): Promise<number> {
  const [said] = await once(stderr, 'data')
  return (JSON.parse(String(said)) as { dropped: number }).dropped
}

export function openDevFull(): number {
  return openSync('/dev/full', 'w')
}

/** A pipe that nobody reads until its lines are asked for. */
export function makePipe() {
  const folder = mkdtempSync(join(tmpdir(), 'edge-echo-'))
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const writeEnd = openSync(path, 'w')
  rmSync(folder, { recursive: true })
  const socket = new Socket({ fd: readEnd, readable: true, writable: false })
  onTestFinished(() => void socket.destroy())
  return { writeEnd, lines: () => createInterface({ input: socket }) }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Resolves at the first answer: a server that cannot log cannot say either that it listens. */
export async function answers({ request }: Target, { ended }: Started): Promise<void> {
  const exited = ended.then(({ code, stderr }) => {
    throw new Error(`The server exited with ${code}: ${stderr}`)
  })
  const isThere = () =>
    request('GET', '/healthz').then(
      () => true,
      () => false,
    )
  while (!(await Promise.race([isThere(), exited]))) {}
}
