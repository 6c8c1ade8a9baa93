// The client on Workers, by the fetch that they bring.

import { describeClient } from './client/client-suite.ts'
import { startWorker } from './runtimes/worker.ts'

describeClient(
  'workerd',
  {
    setsHeaders: true,
    tellsRefusals: true,
    sendsEveryCode: true,
    terminates: false,
    answersInFrontOfAClose: false,
    hearsBehindItsClose: false,
    pings: false,
    tellsRoom: false,
  },
  async () => {
    const { url, stop } = await startWorker({
      name: 'client',
      entrypoint: 'test/fixture/client-worker.ts',
      compatibilityDate: '2026-04-07',
    })
    return {
      async run(name, peer, id) {
        const query = new URLSearchParams({ name, url: peer, id })
        const answer = await fetch(`${url}?${query}`)
        if (!answer.ok) throw new Error(await answer.text())
        return (await answer.json()).result
      },
      stop,
    }
  },
)
