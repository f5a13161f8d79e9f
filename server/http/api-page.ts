import type { Endpoint } from '../contract/index.ts'
import type { describeApi } from './openapi.ts'

/** The OpenAPI document as a page a person can read: one section per tag, one block per operation. */
export function renderApiPage(endpoints: readonly Endpoint[], document: ReturnType<typeof describeApi>): string {
  const tags = [...new Set(endpoints.map((endpoint) => endpoint.tag))]
  const sections = tags.map((tag) => {
    const blocks = endpoints.filter((endpoint) => endpoint.tag === tag).map((endpoint) => block(endpoint, document))
    return `<section id="${tag}"><h2>${tag}</h2>${blocks.join('')}</section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Jingwei 经纬 · API</title><style>${STYLE}</style>
<header><h1>Jingwei 经纬 · API</h1><p>${escapeHtml(document.info.description ?? '')}</p>
<p><a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>
<nav>${tags.map((tag) => `<a href="#${tag}">${tag}</a>`).join(' ')}</nav></header>${sections.join('')}</html>`
}

function block(endpoint: Endpoint, document: ReturnType<typeof describeApi>): string {
  const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
  const operation = document.paths?.[path]?.[endpoint.method]
  const content = Object.values(operation?.responses ?? {})[0] as { content?: Record<string, { schema?: unknown }> }
  const rows = (operation?.parameters ?? [])
    .map((parameter) => ('name' in parameter ? parameter : undefined))
    .filter((parameter) => parameter !== undefined)
    .map(
      (parameter) =>
        `<tr><td><code>${escapeHtml(parameter.name ?? '')}</code></td><td>${parameter.in}</td><td>${parameter.required ? 'required' : ''}</td><td><code>${escapeHtml(JSON.stringify(parameter.schema))}</code></td></tr>`,
    )
  const body = operation?.requestBody
  return `<article id="${endpoint.id}"><h3><b class="${endpoint.method}">${endpoint.method.toUpperCase()}</b> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(endpoint.summary)}. <small>${endpoint.role === 'public' ? 'public' : `role: ${endpoint.role}`} · ${endpoint.status} · ${endpoint.mediaType ?? 'application/json'}</small></p>
${rows.length > 0 ? `<table><tr><th>parameter</th><th>in</th><th></th><th>schema</th></tr>${rows.join('')}</table>` : ''}
${body ? `<details><summary>body</summary><pre>${escapeHtml(JSON.stringify(body, null, 1))}</pre></details>` : ''}
<details><summary>response</summary><pre>${escapeHtml(JSON.stringify(content?.content, null, 1) ?? '')}</pre></details></article>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

const STYLE = `:root{color-scheme:light dark;font:15px/1.6 system-ui,"Noto Sans SC",sans-serif}
body{max-width:960px;margin:0 auto;padding:24px}nav a{margin-right:12px}article{border-top:1px solid #8884;padding:8px 0}
h3{margin:0}h3 b{font-size:12px;padding:2px 6px;border-radius:4px;background:#8883}h3 b.post,h3 b.put{background:#2a73}h3 b.delete{background:#c443}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:2px 8px;border-bottom:1px solid #8883}
pre{max-height:360px;overflow:auto;background:#8881;padding:8px}td code{white-space:pre-wrap;overflow-wrap:anywhere}`
