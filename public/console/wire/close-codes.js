// The names of close codes, from https://www.iana.org/assignments/websocket.

/** @type {Record<number, string>} */
const names = {
  1000: 'Normal Closure',
  1001: 'Going Away',
  1002: 'Protocol Error',
  1003: 'Unsupported Data',
  1005: 'No Status Received',
  1006: 'Abnormal Closure',
  1007: 'Invalid Payload Data',
  1008: 'Policy Violation',
  1009: 'Message Too Big',
  1010: 'Mandatory Extension',
  1011: 'Internal Error',
  1012: 'Service Restart',
  1013: 'Try Again Later',
  1014: 'Bad Gateway',
}

/** @param {number} code */
export const closeName = (code) => names[code] ?? (code < 4000 ? 'Registered Use' : 'Private Use')
