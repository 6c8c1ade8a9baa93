// Plain requests on connections that stay open, one at a time on each. The first answer is read as
// text; the later ones have its length and its body.

import { Connection } from './connection.ts'
import { type Measurement, measure, type WindowOptions } from './window.ts'

export interface HttpLoad extends WindowOptions {
  kind: 'http'
  port: number
  path: string
  /** What every answer ends with. */
  body: string
  connections: number
}

export async function runHttpLoad(load: HttpLoad): Promise<Measurement> {
  const request = Buffer.from(`GET ${load.path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\n\r\n`)
  const end = `\r\n\r\n${load.body}`
  let answers = 0
  const clients = await Promise.all(
    Array.from({ length: load.connections }, async () => {
      const client = new Connection(load.port)
      const first = await client.ask(
        request,
        (text) => text.includes('\r\n\r\n') && text.endsWith(load.body),
      )
      if (!first.startsWith('HTTP/1.1 200 ')) throw new Error(`Not an answer: ${first}`)
      return { client, length: first.length }
    }),
  )
  for (const { client, length: answerLength } of clients) {
    client.onBytes = (length, buffer) => {
      if (
        length !== answerLength ||
        buffer.toString('latin1', length - end.length, length) !== end
      ) {
        throw new Error(`Not the answer: ${buffer.toString('latin1', 0, length)}`)
      }
      answers += 1
      client.socket.write(request)
    }
    client.socket.write(request)
  }
  const measured = await measure(load, () => answers)
  for (const { client } of clients) client.destroy()
  return measured
}
