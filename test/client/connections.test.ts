import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectionsBy } from '../../src/library/client/connections.ts'
import { UpgradeRefusedError } from '../../src/library/websocket/upgrade-refused-error.ts'
import { connectTo, openPair } from './fake-connect.ts'

const url = 'ws://localhost/'

beforeEach(() => {
  vi.useFakeTimers()
  // The longest that the jitter gives.
  vi.spyOn(Math, 'random').mockReturnValue(1)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function refusal(status: number, headers: Record<string, string> = {}): UpgradeRefusedError {
  return new UpgradeRefusedError({ status, headers: new Headers(headers), body: '' })
}

/** The waits in front of the attempts that fail, until there are that many. */
async function waits(
  count: number,
  start: (onFailedAttempt: (error: unknown, ms: number) => void) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  const enough = new Error('enough')
  const ending = start((_error, ms) => {
    times.push(ms)
    if (times.length === count) throw enough
  }).catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  expect(await ending).toBe(enough)
  return times
}

describe('connections', () => {
  it('hands out one session after the other', async () => {
    const [first, second] = [openPair(), openPair()]
    const { connect } = connectTo(first.session, second.session)
    const iteration = connectionsBy(connect)(url)
    expect((await iteration.next()).value).toBe(first.session)
    const next = iteration.next()
    await vi.runAllTimersAsync()
    expect((await next).value).toBe(second.session)
  })

  it('closes the present connection with 1000 at a break', async () => {
    const { session, server } = openPair()
    const { connect } = connectTo(session)
    const ending = new Promise((resolve) => server.on('ending', resolve))
    for await (const _socket of connectionsBy(connect)(url)) break
    expect(await ending).toMatchObject({ code: 1000 })
    expect(session.isClosed()).toBe(true)
  })

  it('closes the present connection when the next one is asked for', async () => {
    const { session } = openPair()
    const { connect } = connectTo(session)
    const iteration = connectionsBy(connect)(url)
    await iteration.next()
    void iteration.next().catch(() => {})
    expect(session.isClosed()).toBe(true)
  })

  it('doubles the wait from failure to failure, up to maxMs', async () => {
    const { connect } = connectTo()
    const backoff = { minMs: 100, maxMs: 1000 }
    const times = await waits(6, (onFailedAttempt) =>
      connectionsBy(connect)(url, { backoff, onFailedAttempt }).next(),
    )
    expect(times).toEqual([100, 200, 400, 800, 1000, 1000])
  })

  it('waits for a random part of that time', async () => {
    vi.mocked(Math.random).mockReturnValueOnce(0).mockReturnValueOnce(0.5)
    const { connect } = connectTo()
    const times = await waits(3, (onFailedAttempt) =>
      connectionsBy(connect)(url, { onFailedAttempt }).next(),
    )
    expect(times).toEqual([0, 1000, 4000])
  })

  it.each([
    { lasted: 4999, expected: 2000 },
    { lasted: 5000, expected: 1000 },
  ])('waits up to $expected ms for the next one after $lasted ms', async (is) => {
    const [first, second, third] = [openPair(), openPair(), openPair()]
    const { connect, attempts } = connectTo(first.session, second.session, third.session)
    const iteration = connectionsBy(connect)(url)
    await iteration.next()
    const next = iteration.next()
    await vi.runAllTimersAsync()
    await next
    await vi.advanceTimersByTimeAsync(is.lasted)
    const last = iteration.next()
    await vi.advanceTimersByTimeAsync(is.expected - 1)
    expect(attempts).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect((await last).value).toBe(third.session)
  })

  it.each([408, 425, 429, 500, 502, 503, 504, 522])('tries again after %d', async (status) => {
    const { session } = openPair()
    const { connect } = connectTo(refusal(status), session)
    const next = connectionsBy(connect)(url).next()
    await vi.runAllTimersAsync()
    expect((await next).value).toBe(session)
  })

  it.each([
    refusal(200),
    refusal(302),
    refusal(401),
    refusal(404),
    new TypeError('no URL'),
    new RangeError('no limit'),
    Object.assign(new Error('no protocol'), { name: 'SyntaxError' }),
  ])('gives up at %s', async (error) => {
    const { connect, attempts } = connectTo(error)
    await expect(connectionsBy(connect)(url).next()).rejects.toBe(error)
    expect(attempts).toHaveLength(1)
  })

  it.each([
    ['7', 7000],
    ['Thu, 26 Nov 2026 08:00:09 GMT', 9000],
    ['1', 1000],
    ['soon', 1000],
    ['86400', 3_600_000],
  ])('waits for the Retry-After %s', async (value, expected) => {
    vi.setSystemTime('2026-11-26T08:00:00Z')
    const { connect } = connectTo(refusal(503, { 'Retry-After': value }))
    const [wait] = await waits(1, (onFailedAttempt) =>
      connectionsBy(connect)(url, { onFailedAttempt }).next(),
    )
    expect(wait).toBe(expected)
  })

  it('gives up an attempt that takes longer than attemptMs, and tries again', async () => {
    const { session } = openPair()
    const { connect } = connectTo('hangs', session)
    const failures: unknown[] = []
    const onFailedAttempt = (error: unknown) => void failures.push(error)
    const next = connectionsBy(connect)(url, { attemptMs: 500, onFailedAttempt }).next()
    await vi.runAllTimersAsync()
    expect((await next).value).toBe(session)
    expect(failures).toEqual([new Error('Cannot connect: there was no answer within 500 ms')])
  })

  it('leaves no timer behind once it is connected', async () => {
    const { connect } = connectTo(openPair().session)
    await connectionsBy(connect)(url).next()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('throws a RangeError for a time that is not positive', async () => {
    const { connect } = connectTo()
    await expect(connectionsBy(connect)(url, { backoff: { minMs: 0 } }).next()).rejects.toThrow(
      "The backoff's minMs is a positive number, not 0",
    )
  })

  it.each([0, Number.NaN, 2 ** 31])(
    'throws a RangeError for attempts of %d ms',
    async (attemptMs) => {
      const { connect } = connectTo()
      await expect(connectionsBy(connect)(url, { attemptMs }).next()).rejects.toThrow(RangeError)
    },
  )
})

describe('the signal of connections', () => {
  const reason = new Error('enough')

  it('rejects before the first attempt', async () => {
    const { connect, attempts } = connectTo()
    const signal = AbortSignal.abort(reason)
    await expect(connectionsBy(connect)(url, { signal }).next()).rejects.toBe(reason)
    expect(attempts).toHaveLength(0)
  })

  it('gives up an attempt', async () => {
    const controller = new AbortController()
    const { connect } = connectTo('hangs')
    const next = connectionsBy(connect)(url, { signal: controller.signal }).next()
    controller.abort(reason)
    await expect(next).rejects.toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives up a wait', async () => {
    const controller = new AbortController()
    const { connect } = connectTo()
    const onFailedAttempt = () => void queueMicrotask(() => controller.abort(reason))
    const options = { signal: controller.signal, onFailedAttempt }
    await expect(connectionsBy(connect)(url, options).next()).rejects.toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('closes the present connection', async () => {
    const controller = new AbortController()
    const { session } = openPair()
    const { connect } = connectTo(session)
    const iteration = connectionsBy(connect)(url, { signal: controller.signal })
    await iteration.next()
    controller.abort(reason)
    expect(session.isClosed()).toBe(true)
    await expect(iteration.next()).rejects.toBe(reason)
  })
})
