/** A document of the demo, with one script of its own. */
export function documentOf(title: string, body: string, script: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 70rem; margin: 1rem auto; padding: 0 1rem; }
  h1 { font-size: 1.3rem; }
  h2 { font-size: 1.1rem; }
  iframe { border: 1px solid #8888; border-radius: 6px; width: 30rem; height: 11rem; max-width: 100%; }
  form p { display: flex; flex-wrap: wrap; gap: 1rem; }
  input:not([type=checkbox]) { width: 8rem; }
  .faults { columns: 22rem; }
  .faults label { display: block; }
  #log { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
</style>
<body>
${body}
<script src="${script}"></script>
</html>`;
}

/** A value for the page's script, found by its id. */
export function embedJson(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', String.raw`\u003c`)}</script>`;
}
