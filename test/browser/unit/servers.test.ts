import { beforeAll, describe, expect, it } from 'vitest'
import { askServer, beside, readHandshake } from '../../../public/console/workbench/servers/ask.js'
import { factsOf } from '../../../public/console/workbench/servers/pane.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'

beforeAll(() => loadWords('workbench', 'en'))

const told = { method: 'GET', headers: [], runtime: 'Node', maxMessageBytes: 1024, tls: null }

/** Says these at its addresses, and closes at once elsewhere. */
function fakeSockets(answers: Record<string, string | null>) {
  const opened: string[] = []
  const make = (url: string) => {
    opened.push(url)
    const answer = answers[new URL(url).pathname]
    const socket = { extensions: 'permessage-deflate', close() {} } as unknown as WebSocket
    queueMicrotask(() => {
      if (answer !== undefined) socket.onopen?.(new Event('open'))
      if (answer) socket.onmessage?.(new MessageEvent('message', { data: answer }))
      else socket.onclose?.(new Event('close') as CloseEvent)
    })
    return socket
  }
  return { make, opened }
}

describe('a server', () => {
  it('is asked beside the endpoint, without its faults', async () => {
    expect(beside('ws://a/some/echo?drop=3', 'handshake')).toBe('ws://a/some/handshake')
    const { make, opened } = fakeSockets({})
    await askServer('ws://a/some/echo?drop=3', make)
    expect(opened).toEqual(['ws://a/some/handshake', 'ws://a/some/clock?interval=50'])
  })

  it('tells what it is', async () => {
    const { make } = fakeSockets({ '/handshake': JSON.stringify(told), '/clock': '{}' })
    expect(await askServer('ws://a/echo', make)).toEqual({
      url: 'ws://a/echo',
      failure: '',
      handshake: told,
      extensions: 'permessage-deflate',
      hasClock: true,
    })
  })

  it('that is no edge-echo has no handshake to tell', async () => {
    const { make } = fakeSockets({ '/handshake': 'welcome', '/clock': null })
    expect(await askServer('ws://a/echo', make)).toMatchObject({
      failure: '',
      handshake: null,
      hasClock: false,
    })
  })

  it.each([
    ['that opens nothing', fakeSockets({}).make],
    [
      'that the browser refuses',
      () => {
        throw new Error('no such port')
      },
    ],
  ])('%s has failed', async (_, make) => {
    expect((await askServer('ws://a/echo', make)).failure).not.toBe('')
  })

  it.each([undefined, 7, '', '7', 'null', '{}', '{"method": "GET"}'])(
    'that says %j tells no handshake',
    (message) => {
      expect(readHandshake(message)).toBeNull()
    },
  )

  it('has its facts in words', () => {
    const server = {
      url: '',
      failure: '',
      handshake: told as never,
      extensions: '',
      hasClock: true,
    }
    expect(Object.fromEntries(factsOf(sayIn('en'), server))).toMatchObject({
      isEdgeEcho: 'yes',
      runtime: 'Node',
      tls: 'no',
      largest: '1 KiB',
      clockTicks: 'yes',
    })
  })
})
