// This page's server and another one, side by side, when a person asks for it.
import { parseAddress } from '../../wire/address.js'
import { askServer } from './ask.js'
import { serversPane } from './pane.js'

/** @import { Part, PartContext } from '../parts.js' */
/** @import { ServerFacts } from './ask.js' */
/** @typedef {{ isAsking: boolean, own: ServerFacts | null, other: ServerFacts | null }} Servers */
/** @typedef {ReturnType<typeof serversActions>} ServersActions */

/** @returns {Servers} */
export const makeServers = () => ({ isAsking: false, own: null, other: null })

/** @param {PartContext} context */
export const serversActions = ({ state, render, connect }, ask = askServer) => {
  state.servers ??= makeServers()
  const { servers } = state

  return {
    compare: async () => {
      const to = connect.target('connect')
      if (!to || servers.isAsking) return
      Object.assign(servers, { isAsking: true, own: null, other: null })
      render()
      const home = parseAddress(state.home) ?? state.home
      const [own, other] = await Promise.all([ask(home), ask(to.url)])
      Object.assign(servers, { isAsking: false, own, other })
      render()
    },
  }
}

/** @type {(context: PartContext) => Part} */
export const makePart = (context) => {
  const act = serversActions(context)
  return { view: (page) => serversPane(page, act) }
}
