/** What the simulators' pages for people have in common: no scripts, readable on a phone, dark where the phone is. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const esc = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');

const STYLE = `
  :root { color-scheme: light dark; --ink: #1f2421; --quiet: #5d6560; --line: #d9ddd8; --paper: #fff; --page: #f4f5f2; --accent: #2f4f43; --on: #fff }
  @media (prefers-color-scheme: dark) { :root { --ink: #f1f3f0; --quiet: #b4bcb6; --line: #3a423d; --paper: #1f2421; --page: #161917; --accent: #dfe9e3; --on: #16221c } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 760px; margin: 0 auto; padding: 16px 12px 48px }
  h1 { font-size: 22px; line-height: 1.3; margin: 8px 0 16px; overflow-wrap: anywhere }
  h2 { font-size: 16px; margin: 24px 0 8px }
  a { color: inherit }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  form.search { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 0 16px }
  label { flex: 1 1 200px; font-size: 14px; color: var(--quiet) }
  input { display: block; width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
  button, .button { display: inline-flex; align-items: center; min-height: 44px; padding: 8px 16px; font: inherit; font-weight: 600; color: var(--on); background: var(--accent); border: 0; border-radius: 8px; text-decoration: none; cursor: pointer }
  button.plain { color: var(--ink); background: none; border: 1px solid var(--line) }
  ol { list-style: none; margin: 0 0 24px; padding: 0; background: var(--paper); border-radius: 12px; overflow: hidden }
  li + li { border-top: 1px solid var(--line) }
  li a { display: block; padding: 12px 16px; text-decoration: none }
  li a:hover { background: var(--page) }
  .subject { display: block; font-weight: 600; overflow-wrap: anywhere }
  .quiet { color: var(--quiet); font-size: 14px; overflow-wrap: anywhere }
  .card { background: var(--paper); border-radius: 12px; padding: 16px }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 0; font-size: 14px }
  dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
  iframe { display: block; width: 100%; height: min(75vh, 900px); border: 1px solid var(--line); border-radius: 12px; background: #fff }
  pre { margin: 0; padding: 16px; background: var(--paper); border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace }
  .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
`;

/** @param extra styles of one simulator's own pages */
export const page = (title: string, body: string, extra = '', lang = 'de-CH'): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${esc(title)}</title><style>${STYLE}${extra}</style></head>
<body><main>${body}</main></body></html>`;
