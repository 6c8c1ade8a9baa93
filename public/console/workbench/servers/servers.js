// This page's server and another one, side by side, when a person asks for it.
import { parseAddress } from '../../wire/address.js'
import { serversPane } from './pane.js'

/** @import { Part, PartContext } from '../parts.js' */
/** @import { ServerFacts } from './facts.js' */
/** @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>} WorkerLike */
/** @typedef {{ isAsking: boolean, own: ServerFacts | null, other: ServerFacts | null, failure: string }} Servers failure: of the Worker */
/** @typedef {ReturnType<typeof serversActions>} ServersActions */

/** @returns {Servers} */
export const makeServers = () => ({ isAsking: false, own: null, other: null, failure: '' })

const makeWorker = () => new Worker('/console/workbench/servers/worker.js', { type: 'module' })

/** @param {PartContext} context @param {() => WorkerLike} startWorker */
export const serversActions = (
  { state, render, effects, connect, tabs },
  startWorker = makeWorker,
) => {
  state.servers ??= makeServers()
  const { servers } = state
  let worker = /** @type {WorkerLike | null} */ (null)

  const end = () => {
    worker?.terminate()
    worker = null
    servers.isAsking = false
  }

  return {
    compare: () => {
      const to = connect.target('connect')
      if (!to) effects.focusWrong()
      if (!to || worker) return
      Object.assign(servers, makeServers(), { isAsking: true })
      worker = startWorker()
      worker.onmessage = ({ data }) => {
        if (servers.own) {
          servers.other = data
          end()
        } else servers.own = data
        tabs.redraw()
      }
      worker.onerror = ({ message }) => {
        servers.failure = message
        end()
        tabs.redraw()
      }
      worker.postMessage([parseAddress(state.home) ?? state.home, to.url])
      render()
    },

    stop: () => {
      end()
      render()
    },
  }
}

/** @type {(context: PartContext) => Part} */
export const makePart = (context) => {
  const act = serversActions(context)
  return { view: (page) => serversPane(page, act) }
}
