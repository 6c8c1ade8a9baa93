// The doctor: examines the address in the bar when a person asks for it, and never by itself.
import { reportOf } from '../../../doctor/report.js'
import { loadWords, sayIn } from '../../../shared/language.js'
import { doctorPane } from './pane.js'
import { askedOf, commandFor, commandUrl, examinationOf, makeDoctor, take } from './state.js'

/** @import { Part, PartContext } from '../parts.js' */
/** @import { FieldName } from './state.js' */
/** @typedef {ReturnType<typeof doctorActions>} DoctorActions */
/** @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>} WorkerLike */

/** A goodbye is sent before the Worker ends. */
const goodbyeMs = 1000

const makeWorker = () => new Worker('/console/workbench/doctor/worker.js', { type: 'module' })

/** A report is read by others, too. */
const english = async () => {
  await loadWords('doctor', 'en')
  return sayIn('en')
}

/** @param {PartContext} context @param {() => WorkerLike} startWorker */
export const doctorActions = (
  { state, render, effects, connect, tabs },
  startWorker = makeWorker,
) => {
  state.doctor ??= makeDoctor()
  const { doctor } = state
  let worker = /** @type {WorkerLike | null} */ (null)

  /** @param {typeof doctor.phase} phase */
  const end = (phase) => {
    const ending = worker
    worker = null
    doctor.phase = phase
    doctor.tookMs = Math.round(performance.now() - doctor.startedAt)
    if (!ending) return
    ending.onmessage = null
    ending.onerror = null
    setTimeout(() => ending.terminate(), goodbyeMs)
  }

  return {
    start: () => {
      const to = connect.target('connect')
      const options = askedOf(doctor)
      if (!to || !options) {
        effects.focusWrong()
        return
      }
      if (worker) return
      const { typed } = doctor
      const startedAt = performance.now()
      Object.assign(doctor, makeDoctor(), { typed, phase: 'running', url: to.url, startedAt })
      worker = startWorker()
      worker.onmessage = ({ data }) => {
        take(doctor, data)
        if (doctor.phase === 'done') end('done')
        tabs.redraw()
      }
      worker.onerror = ({ message }) => {
        doctor.failure = message
        end('failed')
        tabs.redraw()
      }
      worker.postMessage({ url: to.url, options })
      render()
    },

    stop: () => {
      worker?.postMessage('stop')
      end('stopped')
      render()
    },

    /** @type {(name: FieldName, value: string) => void} */
    type: (name, value) => {
      doctor.typed = { ...doctor.typed, [name]: value }
      render()
    },

    copyReport: async () => {
      await effects.copy(reportOf(examinationOf(await english(), doctor)), 'copiedNotice')
      render()
    },

    copyCommand: async () => {
      await effects.copy(
        commandFor(commandUrl(doctor, state.address), doctor.typed),
        'copiedNotice',
      )
      render()
    },

    exportFile: async () => {
      const text = `${JSON.stringify(examinationOf(await english(), doctor), null, 2)}\n`
      effects.download(new Blob([text], { type: 'application/json' }), 'doctor.json')
    },
  }
}

/** @type {(context: PartContext) => Part} */
export const makePart = (context) => {
  const act = doctorActions(context)
  return { view: (page) => doctorPane(page, act) }
}
