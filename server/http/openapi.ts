import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
import { type Endpoint, problem } from '../contract/index.ts'

/** The OpenAPI 3.1 document of these endpoints, from the very schemas that check requests. */
export function describeApi(endpoints: readonly Endpoint[]): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Jingwei 经纬',
      version: '1',
      description:
        'Plans where construction-safety inspectors go next week, and shows why. Coordinates are [longitude, latitude] in EPSG:4326; times are seconds from Monday 00:00 Beijing time unless a name says otherwise; errors are problem+json (RFC 9457).',
    },
    paths: paths as ZodOpenApiPathsObject,
  })
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const body = bodyOf(endpoint)
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    description: endpoint.role === 'public' ? 'Needs no account.' : `Needs the role ${endpoint.role} or above.`,
    requestParams: {
      ...(Object.keys((endpoint.params as z.ZodObject).shape).length > 0
        ? { path: endpoint.params as z.ZodObject }
        : {}),
      ...(Object.keys((endpoint.query as z.ZodObject).shape).length > 0
        ? { query: endpoint.query as z.ZodObject }
        : {}),
    },
    ...(body === null ? {} : { requestBody: { content: body } }),
    responses: {
      [String(endpoint.status)]: {
        description: endpoint.summary,
        content: { [endpoint.mediaType ?? 'application/json']: { schema: endpoint.response } },
      },
      default: { description: 'What went wrong', content: { 'application/problem+json': { schema: problem } } },
    } as ZodOpenApiOperationObject['responses'],
  }
}

function bodyOf({ method, body, upload }: Endpoint): ZodOpenApiContentObject | null {
  if (upload !== undefined) {
    const fields = upload.map((name) => [name, z.string().optional()])
    const file = z.string().meta({ format: 'binary' })
    return { 'multipart/form-data': { schema: z.object({ file, ...Object.fromEntries(fields) }) } }
  }
  const isEmpty = body.def.type === 'object' && Object.keys((body as z.ZodObject).shape).length === 0
  return method === 'get' || isEmpty ? null : { 'application/json': { schema: body } }
}
