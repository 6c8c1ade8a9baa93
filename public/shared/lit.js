// lit-html, as it is served with the pages: templates, and lists whose rows keep their element.
export { live } from '../vendor/lit-html/directives/live.js'
export { repeat } from '../vendor/lit-html/directives/repeat.js'
export { html, nothing, render, svg } from '../vendor/lit-html/lit-html.js'
