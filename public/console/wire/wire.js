// The sockets of the page: does what the page asks for, and tells in batches what happened.
import { fillPlaceholders } from '../data/placeholders.js'
import { Connection } from './connection.js'
import { repetition } from './repetition.js'

/** @import { WireEvent } from './connection.js' */
/** @import { Data } from './pending-echoes.js' */
/** @import { Pace, Playable, Step } from './playing.js' */
/** @import { Scenario } from '../../scenario/format.js' */
/** @import { Result } from '../../scenario/play.js' */

/** @typedef {{ id: number, url: string, protocols: string[] }} Opening */
/**
 * @typedef {(
 *   | { order: 'open' } & Opening
 *   | { order: 'once', data: Data } & Opening
 *   | { order: 'send', id: number, data: Data }
 *   | { order: 'close', id: number, code?: number, reason?: string }
 *   | { order: 'repeat', run: number, data: Data, count: number, perSecond: number } & Opening & { once: boolean }
 *   | { order: 'play', run: number, id: number, steps: Step[], pace: Pace }
 *   | { order: 'scenario', run: number, id: number, scenario: Scenario }
 *   | { order: 'stop', run: number }
 * )} Order
 */
/** @typedef {{ type: 'repeated', run: number, done: number, isOver: boolean }} Progress */
/** @typedef {{ type: 'step', run: number, result: Result }} StepTold */
/** @typedef {WireEvent | Progress | StepTold} Told */

/** How long events are gathered: about half a frame. */
const batchMs = 8
/** In a run of echo-once connections, each has an id of its own from here on. */
const firstOwnId = 1_000_000_000

/** What comes while a module is loaded is kept for it. @param {Connection} connection @returns {Playable} */
const fromItsFirst = (connection) => {
  const early = /** @type {(Data | null)[]} */ ([])
  const stop = connection.watch((data) => early.push(data))
  return {
    opening: () => connection.opening(),
    send: (data) => connection.send(data),
    watch: (tell) => {
      stop()
      for (const data of early.splice(0)) tell(data)
      return connection.watch(tell)
    },
  }
}

/** @type {(makeSocket: (url: string, protocols: string[]) => WebSocket, post: (batch: Told[]) => void) => (order: Order) => void} */
export const startWire = (makeSocket, post) => {
  const connections = /** @type {Map<number, Connection>} */ (new Map())
  const runs = /** @type {Map<number, AbortController>} */ (new Map())
  let batch = /** @type {Told[]} */ ([])
  let serial = 0
  let ownId = firstOwnId

  const flush = () => {
    const events = batch
    batch = []
    post(events)
  }
  /** @param {Told} event */
  const tell = (event) => {
    if (!batch.length) setTimeout(flush, batchMs)
    batch.push(event)
    if (event.type === 'closed') connections.delete(event.id)
  }
  const surroundings = {
    emit: tell,
    now: () => performance.timeOrigin + performance.now(),
    nextSerial: () => (serial += 1),
  }

  /** @param {Opening} opening */
  const open = ({ id, url, protocols }) => {
    try {
      const connection = new Connection(id, makeSocket(url, protocols), surroundings)
      connections.set(id, connection)
      return connection
    } catch (error) {
      // The browser refuses by itself: a blocked port, or ws: from a page over https.
      tell({ type: 'failed', id, at: surroundings.now(), message: String(error) })
      return null
    }
  }

  /** @param {Opening} opening @param {Data} data */
  const sendOnce = async (opening, data) => {
    const connection = open(opening)
    if (!connection || !(await connection.opening())) return false
    connection.send(data)
    await connection.reply()
    return true
  }

  /** @param {Extract<Order, { order: 'repeat' }>} order */
  const repeat = async ({ run, data, count, perSecond, once, ...opening }) => {
    const stopping = new AbortController()
    runs.set(run, stopping)
    const fill = (/** @type {number} */ n) =>
      typeof data === 'string' ? fillPlaceholders(data, n) : data
    const work = {
      send: (/** @type {number} */ n) => {
        if (!once) return connections.get(opening.id)?.send(fill(n)) ?? false
        ownId += 1
        return sendOnce({ ...opening, id: ownId }, fill(n))
      },
      bufferedBytes: () => connections.get(opening.id)?.bufferedBytes ?? 0,
    }
    let reached = 0
    let toldAt = 0
    const plan = { count, perSecond, signal: stopping.signal }
    for await (const done of repetition(work, plan, () => performance.now())) {
      reached = done
      if (performance.now() - toldAt < 50) continue
      toldAt = performance.now()
      tell({ type: 'repeated', run, done, isOver: false })
    }
    runs.delete(run)
    tell({ type: 'repeated', run, done: reached, isOver: true })
  }

  // What is seldom wanted is loaded only then.
  /** @param {Extract<Order, { order: 'play' }>} order */
  const play = ({ run, id, steps, pace }) =>
    during(run, id, async (connection, signal, progress) => {
      const { playSteps } = await import('./playing.js')
      for await (const done of playSteps(connection, steps, { pace, signal })) progress(done)
    })

  /** @param {Extract<Order, { order: 'scenario' }>} order */
  const playScenario = ({ run, id, scenario }) =>
    during(run, id, async (connection, signal, progress) => {
      const { playScenario } = await import('../../scenario/play.js')
      if (!(await connection.opening())) return
      let done = 0
      await playScenario(scenario, connection, {
        signal,
        tell: (result) => {
          tell({ type: 'step', run, result })
          done += 1
          progress(done)
        },
      })
    })

  /** @type {(run: number, id: number, work: (connection: Playable, signal: AbortSignal, progress: (done: number) => void) => Promise<void>) => Promise<void>} */
  const during = async (run, id, work) => {
    const stopping = new AbortController()
    const connection = connections.get(id)
    let reached = 0
    runs.set(run, stopping)
    if (connection) {
      await work(fromItsFirst(connection), stopping.signal, (done) => {
        reached = done
        tell({ type: 'repeated', run, done, isOver: false })
      })
    }
    runs.delete(run)
    tell({ type: 'repeated', run, done: reached, isOver: true })
  }

  return (order) => {
    if (order.order === 'open') open(order)
    else if (order.order === 'once') void sendOnce(order, order.data)
    else if (order.order === 'send') connections.get(order.id)?.send(order.data)
    else if (order.order === 'close') connections.get(order.id)?.close(order.code, order.reason)
    else if (order.order === 'repeat') void repeat(order)
    else if (order.order === 'play') void play(order)
    else if (order.order === 'scenario') void playScenario(order)
    else runs.get(order.run)?.abort()
  }
}
