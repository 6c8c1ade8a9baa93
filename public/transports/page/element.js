// Finds the page's elements with their type checked, once, at the start.

/** @type {<T extends Element>(id: string, type: { new (): T, name: string }) => T} */
export const element = (id, type) => {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new TypeError(`The page has no ${type.name} #${id}`)
}

/** @type {<T extends Element>(parent: ParentNode, selector: string, type: { new (): T }) => T} */
export const within = (parent, selector, type) => {
  const found = parent.querySelector(selector)
  if (found instanceof type) return found
  throw new TypeError(`There is no ${selector} here`)
}
