// What the page of the transports knows, as plain data.

/** @import { Language } from '../shared/language.js' */
/** @import { Theme } from '../shared/theme.js' */
/** @import { Name, Snapshot } from './measure/snapshot.js' */

const names = /** @type {const} */ (['polling', 'longPolling', 'streaming', 'websocket'])

/** @type {(name: Name) => Snapshot['lanes'][number]} */
const emptyLane = (name) => ({
  name,
  paths: { spans: '', starts: '', ticks: '', delays: '', arrivals: '', missed: '' },
  figures: {
    ticks: 0,
    missed: 0,
    requests: 0,
    headerBytes: 0,
    bodyBytes: 0,
    bytesPerTick: null,
    p50: null,
    p99: null,
    open: 0,
  },
  openNow: 0,
  failure: '',
})

/** @param {{ language: Language, theme: Theme }} page */
export const makeState = (page) => ({
  ...page,
  path: '/transports',
  interval: '1000',
  seconds: '20',
  phase: /** @type {'idle' | 'starting' | 'running' | 'done' | 'stopped'} */ ('idle'),
  count: 0,
  counted: 0,
  hasTried: false,
  failure: '',
  told: { bytes: 0, protocol: '' },
  snapshot: /** @type {Snapshot} */ ({ lanes: names.map(emptyLane), progress: 0 }),
  markdown: '',
  copied: /** @type {'' | 'copied' | 'copyMarkdownByHand'} */ (''),
  storageFailure: '',
})

/** @typedef {ReturnType<typeof makeState>} State */

/** @type {(text: string, min: number, max: number) => number | null} */
const read = (text, min, max) => {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : -1
  return value >= min && value <= max ? value : null
}

/** How long to run, and which field is wrong when that cannot be told. @param {State} state */
export const readLength = ({ interval, seconds }) => {
  const [intervalMs, runSeconds] = [read(interval, 50, 60_000), read(seconds, 1, 3600)]
  /** @type {'interval' | 'seconds' | null} */
  const wrong = intervalMs === null ? 'interval' : runSeconds === null ? 'seconds' : null
  return { intervalMs: intervalMs ?? 0, runSeconds: runSeconds ?? 0, wrong }
}

/** @param {State} state */
export const isRunning = ({ phase }) => phase === 'starting' || phase === 'running'
