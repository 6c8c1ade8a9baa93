import { type AdapterCapabilities, describeAdapter } from './behaviour/adapter.ts'
import { overNetwork } from './behaviour/network.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { denoRun } from './runtimes/deno.ts'

const denoCan: AdapterCapabilities = {
  opens: true,
  closesWithoutCode: true,
  pings: false,
  answersProtocol: true,
  sendsUpgradeHeaders: true,
  refusesWithBody: true,
}
const bunCan = { ...denoCan, closesWithoutCode: false, sendsUpgradeHeaders: false }

describeAdapter('hono/bun', () => start(bunRun('test/fixture/on/bun.ts')), bunCan)
describeAdapter('hono/deno', () => start(denoRun('test/fixture/on/deno.ts')), denoCan)

async function start(command: Parameters<typeof startChild>[0]) {
  const { url, stop } = await startChild(command)
  return { target: overNetwork(url), stop }
}
