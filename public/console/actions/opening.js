// The parts of the workbench, as they are opened one after the other.
import { loadWords } from '../../shared/language.js'
import { partNames, parts, viewerNames } from '../workbench/parts.js'

/** @import { Context } from '../actions.js' */
/** @import { Part, PartName } from '../workbench/parts.js' */
/** @import { Told } from '../wire/wire.js' */
/** @import { Connecting } from './connecting.js' */

/** @param {Context} context @param {Connecting} connect */
export const opening = (context, connect) => {
  const { state, render, effects } = context
  const open = /** @type {Map<PartName, Part>} */ (new Map())

  /** @param {PartName} name */
  const load = async (name) => {
    try {
      const [{ makePart }] = await Promise.all([
        parts[name](),
        ...(viewerNames.includes(name)
          ? []
          : [
              loadWords('workbench', state.language),
              ...(name === 'doctor' ? [loadWords('doctor', state.language)] : []),
              effects.addStyle('/console/style/workbench.css'),
            ]),
      ])
      open.set(name, makePart({ ...context, connect }))
      state.partFailure = ''
    } catch (error) {
      state.partFailure = `${error}`
    }
    render()
  }

  return {
    /** @param {string} pane one of another kind needs nothing */
    openPart: (pane) => {
      const name = partNames.find((each) => each === pane)
      return name && !open.has(name) ? load(name) : Promise.resolve()
    },

    /** @param {string} pane undefined while it is not loaded */
    partOf: (pane) => open.get(/** @type {PartName} */ (pane)),

    /** @param {Told[]} batch of what happened on the wire */
    followParts: (batch) => {
      for (const part of open.values()) part.follow?.(batch)
    },
  }
}

/** @typedef {ReturnType<typeof opening>} Opening */
