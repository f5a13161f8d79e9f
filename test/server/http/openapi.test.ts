import { expect, test } from 'vitest'
import * as contract from '../../../server/contract/index.ts'
import { describeApi } from '../../../server/http/openapi.ts'

test.each([
  [contract.importFile, ['file', 'mapping']],
  [contract.importRoads, ['file']],
  [contract.importIndicators, ['file']],
  [contract.addEvidence, ['file']],
])('an upload is described with the fields of its multipart body: $id', (endpoint, fields) => {
  const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
  const paths = describeApi([endpoint]).paths ?? {}
  const requestBody = paths[path]!.post!.requestBody as {
    content: Record<string, { schema: { properties: object } }>
  }
  expect(Object.keys(requestBody.content)).toEqual(['multipart/form-data'])
  expect(Object.keys(requestBody.content['multipart/form-data']!.schema.properties)).toEqual(fields)
})
