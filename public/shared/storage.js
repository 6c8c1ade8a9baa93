// What the pages keep in this browser, as JSON. Storage may be denied, full, or hold anything.

const prefix = 'edge-echo:'

/** @typedef {{ failure: string }} Health */

/** @param {() => Storage} getStorage @param {Health} health is told why something was not kept, until something is */
export const openStore = (getStorage, health) => {
  /** @template T @param {(storage: Storage) => T} action */
  const attempt = (action) => {
    try {
      return action(getStorage())
    } catch (error) {
      health.failure = `${error}`
      return null
    }
  }

  return {
    /** @param {string} name @returns {unknown} null for what is not there or makes no sense */
    recall(name) {
      const text = attempt((storage) => storage.getItem(prefix + name))
      try {
        return JSON.parse(text ?? 'null')
      } catch {
        // Another version of the page, or a person, wrote something else.
        return null
      }
    },

    /** @param {string} name @param {unknown} value */
    keep(name, value) {
      attempt((storage) => {
        storage.setItem(prefix + name, JSON.stringify(value))
        health.failure = ''
      })
    },

    /** Removes all of it. @returns what puts it back */
    forget() {
      const removed = attempt((storage) => {
        const names = Object.keys(storage).filter((name) => name.startsWith(prefix))
        const texts = names.map((name) => [name, storage.getItem(name) ?? ''])
        for (const name of names) storage.removeItem(name)
        return texts
      })
      return () =>
        attempt((storage) => {
          for (const [name = '', text = ''] of removed ?? []) storage.setItem(name, text)
        })
    },
  }
}

/** @typedef {ReturnType<typeof openStore>} Store */
