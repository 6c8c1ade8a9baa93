import { expect, it, onTestFinished } from 'vitest'
import { startProcess } from '../../support/server-process.ts'

it('names the page, the echo, its HTTP address and the metrics once each', async () => {
  const server = await startProcess({ env: { METRICS_PORT: '0' } })
  onTestFinished(() => server.kill('SIGKILL'))
  const { msg, metricsUrl } = await server.logged(({ url }) => url === server.url)
  const echo = server.url.replace('http', 'ws')
  expect(msg).toBe(
    `listening: Page ${server.url}/, WebSocket ${echo}/echo, HTTP ${server.url}/echo?message=hello, Metrics ${metricsUrl}`,
  )
})
