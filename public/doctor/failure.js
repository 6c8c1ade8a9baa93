// What ends a check early, and says so by a sentence of the words.

/** @import { Part, Sentence } from './finding.js' */

/** The connection has ended in the middle of a check. */
export class EndedError extends Error {
  /** @override */
  name = 'EndedError'

  /** @param {{ code: number, reason: string }} end */
  constructor({ code, reason }) {
    super(`the connection ended with ${code}${reason === '' ? '' : ` "${reason}"`}`)
    /** @type {Sentence} */
    this.sentence = reason
      ? { key: 'endedSaying', values: { code, reason } }
      : { key: 'ended', values: { code } }
  }
}

/** This client cannot know: that says nothing about the path. */
export class CannotTell extends Error {
  /** @override */
  name = 'CannotTell'

  /** @param {Sentence} sentence */
  constructor(sentence) {
    super(sentence.key)
    this.sentence = sentence
  }
}

/** A failure that has a sentence. */
export class Failure extends Error {
  /** @override */
  name = 'Failure'

  /** @param {Sentence} sentence */
  constructor(sentence) {
    super(sentence.key)
    this.sentence = sentence
  }
}

/** @type {(error: unknown) => Part} the sentence that it has, else its own words */
export const sayError = (error) => {
  if (!(error instanceof Error)) return `${error}`
  return /** @type {{ sentence?: Sentence }} */ (error).sentence ?? error.message
}
