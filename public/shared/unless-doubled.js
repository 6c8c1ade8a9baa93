/**
 * For buttons that take each other's place, as one that starts and one that stops: the second click of a double
 * click was meant for the first of them. A key counts no clicks.
 * @template {Pick<UIEvent, 'detail' | 'preventDefault'>} E
 * @param {(event: E) => void} act
 * @returns {(event: E) => void}
 */
export const unlessDoubled = (act) => (event) => {
  if (event.detail <= 1) act(event)
  else event.preventDefault()
}
