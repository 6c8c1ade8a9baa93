import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../../src/library/runtimes/node/index.ts'
import { app, echoOf, get, open } from './talk.ts'

describe('a server on a Unix socket', () => {
  let folder: string
  let path: string
  let server: NodeServer
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edge-echo-'))
    path = join(folder, 'socket')
    server = await serve(app, { path })
  })
  afterEach(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  it('says where it listens', () => {
    expect(server.url).toBe(`unix:${path}`)
  })

  it('answers a request', async () => {
    const answer = await get({ socketPath: path, path: '/url', headers: { Host: 'localhost' } })
    expect(answer.body).toBe('http://localhost/url')
  })

  it('echoes', async () => {
    const socket = await open(`ws+unix:${path}:/echo`)
    expect(String(await echoOf(socket, 'hello'))).toBe('hello')
    socket.close()
  })

  it('is not started twice', async () => {
    await expect(serve(app, { path })).rejects.toThrow(`EADDRINUSE: address already in use ${path}`)
  })
})
