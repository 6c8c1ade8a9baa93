import { expect, it } from 'vitest'
import { overNetwork } from '../../behaviour/network.ts'
import {
  answers,
  describeBrokenOutput,
  freePort,
  makePipe,
  openDevFull,
  type Run,
  start,
} from './broken-output.ts'

const node: Run = (program) => [process.execPath, '--import', 'tsx', program]
const entry = 'src/service/main/node.ts'

describeBrokenOutput({ runtime: 'Node', run: node, entry })

it('counts each line that a full disk drops in a metric', async () => {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const env = { PORT: `${port}`, METRICS_PORT: `${metricsPort}`, LOG_LEVEL: 'debug' }
  const child = start(node(entry), openDevFull(), env)
  const target = overNetwork(`http://127.0.0.1:${port}`)
  await answers(target, child)
  await expect(target.connect('/healthz')).rejects.toThrow('400')
  const read = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  // The start line and the refusal, once their writes have failed.
  while (!/^edge_echo_log_lines_dropped_total 2$/m.test(await read())) {}
})

it('serves at debug while nobody reads the pipe under its log, and says goodbye', async () => {
  const pipe = makePipe()
  const port = await freePort()
  const child = start(node(entry), pipe.writeEnd, { PORT: `${port}`, LOG_LEVEL: 'debug' })
  const target = overNetwork(`http://127.0.0.1:${port}`)
  await answers(target, child)
  const client = await target.connect('/echo')
  // More lines than a pipe holds.
  for (let count = 0; count < 1000; count += 1) {
    await expect(target.connect('/healthz')).rejects.toThrow('400')
  }
  client.send('hello')
  expect(await client.next()).toBe('hello')
  child.kill('SIGTERM')
  expect((await client.closed).code).toBe(1001)
  expect((await child.ended).code).toBe(0)
})

it('prints its addresses to a full disk and goes on, as a command', async () => {
  const port = await freePort()
  const child = start(node('src/service/main/cli.ts'), openDevFull(), { PORT: `${port}` })
  const target = overNetwork(`http://127.0.0.1:${port}`)
  await answers(target, child)
  const client = await target.connect('/echo')
  child.kill('SIGTERM')
  expect((await client.closed).code).toBe(1001)
  expect((await child.ended).code).toBe(0)
})
