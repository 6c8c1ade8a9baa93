// The chart's style sheet, for light and for dark.

export const style = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }
  .heading { font-size: 16px; font-weight: 600 }
  .strong { font-weight: 600 }
  .quiet { fill: #59636e }
  .peer { fill: #818b98 }
  .own { fill: #2da44e }
  .ours { fill: #0969da }
  .axis { stroke: #d1d9e0 }
  .one { stroke: #59636e; stroke-dasharray: 2 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .peer { fill: #7d8590 }
    .own { fill: #3fb950 }
    .ours { fill: #4493f8 }
    .axis { stroke: #3d444d }
    .one { stroke: #9198a1 }
  }`
