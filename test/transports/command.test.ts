import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { compare } from '../../src/service/transports/compare.ts'
import { Connection } from '../../src/service/transports/connection.ts'
import { Opcode, readFrame, writeFrame } from '../../src/service/transports/frames.ts'
import { readBody, readHead, sendRequest } from '../../src/service/transports/http.ts'
import { countingApp } from '../service/clock/counting-app.ts'

const length = { interval: 50, seconds: 1 }

describe('the command', () => {
  let server: NodeServer
  beforeAll(async () => {
    server = await serve(countingApp, { port: 0 })
  })
  afterAll(() => server.close())

  it('compares the four transports in a table', async () => {
    const { table, run, failures } = await compare(
      { url: new URL(server.url), headers: {} },
      length,
    )
    expect(failures).toEqual([])
    const [heads, , ...rows] = table.trim().split('\n')
    expect(heads).toMatch(/^\| Transport \| Ticks \| Missed \|/)
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      '| Polling',
      '| Long polling',
      '| Server-Sent Events',
      '| WebSocket',
    ])
    const { polling, longPolling, streaming, websocket } = run.tallies
    for (const tally of [longPolling, streaming, websocket]) {
      expect([tally.arrivals.size, tally.missed(run.plan.last)]).toEqual([20, 0])
    }
    expect([longPolling.requests, streaming.requests, websocket.requests]).toEqual([20, 1, 1])
    // The same twenty ticks, in ever fewer bytes.
    expect(polling.headerBytes).toBeGreaterThan(streaming.headerBytes)
    expect(longPolling.headerBytes).toBeGreaterThan(streaming.headerBytes)
    expect(streaming.headerBytes).toBeGreaterThan(websocket.headerBytes)
  })

  it('says what the server says to a parameter that it refuses', async () => {
    const destination = { url: new URL(server.url), headers: {} }
    await expect(compare(destination, { interval: 5, seconds: 1 })).rejects.toThrow(
      /answers 400 interval is a whole number/,
    )
  })
})

describe('a connection of the command', () => {
  const answer = [
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe',
    'llo\r\n6\r\n world\r\n0\r\n\r',
    '\n',
  ]

  it('counts every byte that is sent or received', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/clock?a=b`)
    const accepted = once(server, 'connection')
    let counted = 0
    const count = (bytes: number) => {
      counted += bytes
    }
    const connection = await Connection.open(url, count, new AbortController().signal)
    const [peer] = (await accepted) as [Socket]
    sendRequest(connection, url, { Cookie: 'a=b' })
    const [request] = (await once(peer, 'data')) as [Buffer]
    expect(request.toString()).toBe(
      `GET /clock?a=b HTTP/1.1\r\nHost: ${url.host}\r\nCookie: a=b\r\n\r\n`,
    )
    for (const part of answer) peer.write(part)
    expect(await readBody(connection, await readHead(connection, 200))).toBe('hello world')
    expect(counted).toBe(peer.bytesRead + peer.bytesWritten)

    writeFrame(connection, { opcode: Opcode.text, payload: Buffer.from('Hello') })
    const [frame] = (await once(peer, 'data')) as [Buffer]
    expect(frame.subarray(0, 2)).toEqual(Buffer.from('8185', 'hex'))
    peer.write(Buffer.from('810548656c6c6f', 'hex'))
    expect((await readFrame(connection)).payload.toString()).toBe('Hello')
    peer.write(Buffer.concat([Buffer.from('817e0080', 'hex'), Buffer.alloc(128, 'x')]))
    expect((await readFrame(connection)).payload).toHaveLength(128)
    expect(counted).toBe(peer.bytesRead + peer.bytesWritten)

    peer.end()
    await expect(connection.take(1)).rejects.toThrow('The server has closed the connection')
    connection.close()
    server.close()
  })
})
