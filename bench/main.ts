import { execFileSync } from 'node:child_process'
import { LoadProcess } from './load-process.ts'
import { type PeerId, peers } from './peers.ts'
import { ServerProcess } from './server-process.ts'
import { summarize } from './statistics.ts'

const load = new LoadProcess()
const only = process.argv[2]?.split(',')
const rounds = Number(process.argv[3] ?? 5)
const ws: PeerId[] = (process.argv[4]?.split(',') as PeerId[]) ?? [
  'ws',
  'ours',
  'oursWithoutBufferutil',
  'wsWithBufferutil',
]
const rows: Record<string, any> = {
  a: { connections: 64, inFlight: 1, size: 32, isBinary: false },
  b: { connections: 64, inFlight: 16, size: 32, isBinary: false },
  c: { connections: 16, inFlight: 1, size: 16384, isBinary: true },
  d: { connections: 4, inFlight: 1, size: 1048576, isBinary: true },
  connect: { kind: 'connect', connections: 32, size: 32, isBinary: false, path: '/echo_once' },
  http: { kind: 'http', connections: 64, path: '/echo?message=hello', body: 'hello' },
  idle: { kind: 'idle' },
}
for (const [id, row] of Object.entries(rows)) {
  if (only && !only.includes(id)) continue
  const ids: PeerId[] = id === 'http' ? ['hono', 'ours'] : ws
  const results: Record<string, number[]> = {}
  const servers =
    id === 'idle' ? [] : await Promise.all(ids.map((p) => ServerProcess.start(peers[p].command)))
  if (id === 'idle') {
    for (const p of ids) {
      const server = await ServerProcess.start(peers[p].command)
      const target = { port: server.port, path: peers[p].path, dialect: peers[p].dialect }
      await load.run({ kind: 'idle', target, connections: 500 })
      await load.run({ kind: 'idle', target, connections: 0 })
      const before = await server.memory()
      const n = 15000
      await load.run({ kind: 'idle', target, connections: n })
      const after = await server.memory()
      results[p] = [(after - before) / n]
      await load.run({ kind: 'idle', target, connections: 0 })
      await server.stop()
    }
  } else
    for (let round = 0; round <= rounds; round++) {
      for (const [i, p] of ids.entries()) {
        const server = servers[i]!
        const base = {
          kind: 'echo' as const,
          dialect: peers[p].dialect,
          pids: server.pids,
          warmupMs: round === 0 ? 1500 : 300,
          measureMs: round === 0 ? 10 : 1500,
        }
        const m = await load.run({
          ...base,
          target: { port: server.port, path: row.path ?? '/echo', dialect: peers[p].dialect },
          port: server.port,
          ...row,
        })
        if (round > 0) (results[p] ??= []).push(m.cpuMicroseconds)
      }
    }
  const base = summarize(results[ids[0]!]!).median
  for (const p of ids) {
    const s = summarize(results[p]!)
    const ratios = summarize(results[p]!.map((f, i) => f / results[ids[0]!]![i]!))
    console.log(
      id.padEnd(8),
      p.padEnd(24),
      s.median.toFixed(2),
      `(${s.min.toFixed(2)}-${s.max.toFixed(2)})`,
      'ratio',
      ratios.median.toFixed(3),
      `(${ratios.min.toFixed(2)}-${ratios.max.toFixed(2)})`,
    )
  }
  for (const s of servers) await s.stop()
}
load.stop()
