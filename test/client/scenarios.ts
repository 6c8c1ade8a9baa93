// Conversations of a client, each a function of its own that needs nothing around it: a test runs them
// in its own process, in one of another runtime, and in a page. What they return can travel as JSON.

import type * as client from '../../src/library/client/index.ts'

export type Client = typeof client

/** `url` is the peer's, with ws:, and `id` is for the query of what the peer is to tell of. */
export type Scenario = (client: Client, url: string, id: string) => Promise<unknown>

export const scenarios = {
  async echo({ connect }, url, id) {
    const socket = await connect(`${url}/echo?id=${id}`)
    const answers: unknown[] = []
    for (const message of ['héllo', '', new Uint8Array([0, 255])]) {
      await socket.send(message)
      const answer = await socket.wait()
      answers.push(typeof answer === 'string' ? answer : [...(answer ?? [])])
    }
    socket.close(4000, 'done')
    return { answers, closed: await socket.closed }
  },

  async protocol({ connect }, url) {
    const socket = await connect(`${url}/protocol`, { protocols: ['other', 'spoken'] })
    socket.close()
    return socket.protocol
  },

  async headers({ connect }, url) {
    const headers = { 'X-Token': 'secret', Connection: 'close' }
    const socket = await connect(`${url}/headers`, { headers })
    return await socket.wait()
  },

  async refusal({ connect, UpgradeRefusedError }, url) {
    const error = await connect(`${url}/refuse`).catch((reason: unknown) => reason)
    if (!(error instanceof UpgradeRefusedError)) return `${error}`
    const { status, headers, body } = error
    return { status, reason: headers.get('X-Reason'), body }
  },

  async unreachable({ connect }) {
    return await connect('ws://127.0.0.1:1/').catch(
      (error: unknown) => error instanceof Error && error.message,
    )
  },

  async wrongScheme({ connect }) {
    return await connect('ftp://localhost/').catch((error: unknown) => `${error}`)
  },

  async abortBefore({ connect }, url) {
    const signal = AbortSignal.abort('given up')
    return await connect(`${url}/echo`, { signal }).catch((reason: unknown) => reason)
  },

  async abortWhile({ connect }, url) {
    const controller = new AbortController()
    const connecting = connect(`${url}/hang`, { signal: controller.signal })
    setTimeout(() => controller.abort('given up'))
    return await connecting.catch((reason: unknown) => reason)
  },

  async abortAfter({ connect }, url) {
    const controller = new AbortController()
    const socket = await connect(`${url}/echo`, { signal: controller.signal })
    controller.abort()
    await socket.send('still here')
    const answer = await socket.wait()
    socket.close()
    return answer
  },

  async serverCloses({ connect }, url, id) {
    const socket = await connect(`${url}/close/4001?id=${id}`)
    const messages: unknown[] = []
    for await (const message of socket) messages.push(message)
    const { signal } = socket
    if (!signal.aborted) await new Promise((over) => signal.addEventListener('abort', over))
    return { messages, closed: await socket.closed, isClosed: socket.isClosed() }
  },

  async closedWithoutACode({ connect }, url) {
    const socket = await connect(`${url}/close/1005`)
    socket.discard()
    return await socket.closed
  },

  async lost({ connect }, url) {
    const socket = await connect(`${url}/close/1006`)
    const messages: unknown[] = []
    for await (const message of socket) messages.push(message)
    return { messages, closed: await socket.closed }
  },

  /** It would take the 24 days of `drainMs` if the close waited for another answer. */
  async asksForTheEnd({ connect }, url, id) {
    const limits = { drainMs: 2_147_483_647 }
    const socket = await connect(`${url}/close/4001?id=${id}`, { limits })
    for (let count = 0; count < 3; count += 1) await socket.wait()
    const closed = await socket.closed
    return closed.code
  },

  async answersInFrontOfAClose({ connect }, url, id) {
    const socket = await connect(`${url}/close/4001?id=${id}`)
    for await (const message of socket) {
      await new Promise((resolve) => setTimeout(resolve))
      await socket.send(`${message}!`)
    }
  },

  async closeWrite({ connect }, url) {
    const socket = await connect(`${url}/echo`)
    for (let count = 0; count < 5; count += 1) await socket.send(`${count}`)
    socket.closeWrite(4003)
    const messages: unknown[] = []
    for await (const message of socket) messages.push(message)
    return { messages, code: (await socket.closed).code }
  },

  async tooLarge({ connect }, url, id) {
    const socket = await connect(`${url}/large?id=${id}`, { limits: { maxMessageBytes: 1000 } })
    const messages: unknown[] = []
    for await (const message of socket) messages.push(message)
    return messages
  },

  async closesWith({ connect }, url, id) {
    const socket = await connect(`${url}/listen?id=${id}`)
    socket.close(1001, 'leaving')
    await socket.closed
  },

  async terminates({ connect }, url, id) {
    const socket = await connect(`${url}/listen?id=${id}`)
    socket.terminate()
    await socket.closed
  },

  async pings({ connect }, url) {
    const socket = await connect(`${url}/listen`)
    const answer = await socket.ping().catch((error: unknown) => `${error}`)
    socket.close()
    return typeof answer === 'number' ? answer >= 0 : answer
  },

  async disposes({ connect }, url, id) {
    const socket = await connect(`${url}/listen?id=${id}`)
    await socket[Symbol.asyncDispose]()
    return socket.isClosed()
  },

  /** Sends 64 KiB at a time to a peer that does not read, until a send is pending. */
  async holdsBack({ connect }, url, id) {
    const socket = await connect(`${url}/unread?id=${id}`)
    const message = new Uint8Array(65_536)
    let sent = 0
    for (; socket.hasRoom() && sent < 1000; sent += 1) void socket.send(message)
    const hadRoom = socket.hasRoom()
    const isSent = socket.send(message)
    await fetch(`${url.replace('ws', 'http')}/release`)
    const answer = { hadRoom, isSent: await isSent, bytes: (sent + 1) * 65_536 }
    socket.close()
    return answer
  },

  async reconnects({ connections }, url, id) {
    let count = 0
    const codes: number[] = []
    for await (const socket of connections(`${url}/close/4001?id=${id}`, {
      backoff: { minMs: 1 },
    })) {
      for await (const _message of socket) count += 1
      codes.push((await socket.closed).code)
      if (codes.length === 3) break
    }
    return { count, codes }
  },

  async closesAtABreak({ connections }, url, id) {
    for await (const _socket of connections(`${url}/listen?id=${id}`)) break
  },

  async givesUpAtARefusal({ connections }, url) {
    try {
      let failures = 0
      const onFailedAttempt = (error: unknown) => {
        failures += 1
        if (failures === 3) throw error
      }
      for await (const _socket of connections(`${url}/refuse`, {
        backoff: { minMs: 1 },
        onFailedAttempt,
      })) {
        break
      }
      return 'connected'
    } catch (error) {
      return error instanceof Error && error.name
    }
  },

  async givesUpAtASlowRefusal({ connections, UpgradeRefusedError }, url) {
    const options = { attemptMs: 500, backoff: { minMs: 1 } }
    try {
      for await (const _socket of connections(`${url}/refuse/slowly`, options)) break
      return 'connected'
    } catch (error) {
      if (!(error instanceof UpgradeRefusedError)) return `${error}`
      return { status: error.status, body: error.body }
    }
  },

  async abortsASlowRefusal({ connections }, url) {
    const signal = AbortSignal.timeout(500)
    try {
      for await (const _socket of connections(`${url}/refuse/slowly`, { signal })) break
      return 'connected'
    } catch (reason) {
      return reason === signal.reason
    }
  },

  async triesAgainWhenBusy({ connections }, url) {
    const controller = new AbortController()
    const { signal } = controller
    let failures = 0
    const onFailedAttempt = () => {
      failures += 1
      if (failures === 3) controller.abort('enough')
    }
    const options = { signal, backoff: { minMs: 1 }, onFailedAttempt }
    try {
      for await (const _socket of connections(`${url}/busy`, options)) break
      return 'connected'
    } catch (reason) {
      return { reason, failures }
    }
  },
} satisfies Record<string, Scenario>
